import type { DiagramNode, DiagramRecord, Extra, LevelRecord, ModelHeader, ModelRecords } from '../records.ts';
import { MODEL_FORMAT } from './model-file-schema.ts';

type Field = readonly [name: string, value: unknown];
type JsonObject = Readonly<Record<string, unknown>>;

/** Order of records in a file: by UTF-16 code units, so the same on every machine and in every language. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The model as the plain object that a file holds: keys in a fixed order, records sorted by id,
 * fields at their default left out, unknown fields after the known ones.
 */
export function fileOf(model: ModelRecords): JsonObject {
  const { header } = model;
  return object(
    [
      ['format', MODEL_FORMAT],
      ['id', header.id],
      ['title', header.title],
      ['description', header.description || undefined],
      ['knowledgeBase', knowledgeBaseOf(header.knowledgeBase)],
      ['assets', list(model.assets, assetOf)],
      [
        'relations',
        list(model.relations, (r) =>
          object(
            [
              ['id', r.id],
              ['from', r.from],
              ['type', r.type],
              ['to', r.to],
            ],
            r.extra,
          ),
        ),
      ],
      [
        'controls',
        some(
          list(model.controls, (c) =>
            object(
              [
                ['asset', c.asset],
                ['control', c.control],
                ['state', c.state],
                ['note', c.note || undefined],
              ],
              c.extra,
            ),
          ),
        ),
      ],
      ['levels', some(list(model.levels, levelOf))],
      ['decisions', some(list(model.decisions, decisionOf))],
      ['diagrams', some(list(model.diagrams, diagramOf))],
      ['assessments', header.assessments.length > 0 ? header.assessments : undefined],
    ],
    header.extra,
  );
}

/** Leaves out what is undefined and appends unknown fields in alphabetical order. */
function object(fields: readonly Field[], extra: Extra | undefined): JsonObject {
  const known = fields.filter(([, value]) => value !== undefined);
  const unknown = extra ? Object.entries(extra).sort(([a], [b]) => byText(a, b)) : [];
  return Object.fromEntries([...known, ...unknown]);
}

/** A key of two parts sorts by the first, then the second: `a1|…` before `a10|…`. */
const sortKey = (key: string): string => key.replace('|', '\u0000');

function list<R extends object>(table: Readonly<Record<string, R>>, write: (record: R) => JsonObject): readonly JsonObject[] {
  return Object.entries(table)
    .sort(([a], [b]) => byText(sortKey(a), sortKey(b)))
    .map(([, record]) => remembered(record, write));
}

/** Records are immutable, so what one looks like in a file is worked out once: an edit changes few of them. */
const written = new WeakMap<object, JsonObject>();
function remembered<R extends object>(record: R, write: (record: R) => JsonObject): JsonObject {
  const known = written.get(record);
  if (known) return known;
  const made = write(record);
  written.set(record, made);
  return made;
}

const some = <T>(items: readonly T[]): readonly T[] | undefined => (items.length > 0 ? items : undefined);

function knowledgeBaseOf(base: ModelHeader['knowledgeBase']): JsonObject | undefined {
  const written = object(
    [
      ['id', base.id],
      ['version', base.version || undefined],
    ],
    base.extra,
  );
  return base.id === '' && Object.keys(written).length === 1 ? undefined : written;
}

const assetOf = (asset: ModelRecords['assets'][string]): JsonObject =>
  object(
    [
      ['id', asset.id],
      ['type', asset.type],
      ['label', asset.label === asset.id ? undefined : asset.label],
      ['population', asset.population === 'singleton' ? undefined : asset.population],
      ['notes', asset.notes || undefined],
      ['facts', Object.keys(asset.facts).length > 0 ? asset.facts : undefined],
      ['quantities', Object.keys(asset.quantities ?? {}).length > 0 ? asset.quantities : undefined],
    ],
    asset.extra,
  );

const levelOf = (level: LevelRecord): JsonObject =>
  'attribute' in level
    ? object(
        [
          ['asset', level.asset],
          ['attribute', level.attribute],
          ['level', level.level],
        ],
        level.extra,
      )
    : object(
        [
          ['asset', level.asset],
          ['consequence', level.consequence],
          ['impact', level.impact],
        ],
        level.extra,
      );

const decisionOf = (decision: ModelRecords['decisions'][string]): JsonObject =>
  object(
    [
      ['finding', decision.finding],
      ['treatment', decision.treatment],
      ['owner', decision.owner || undefined],
      ['due', decision.due ?? undefined],
      ['expires', decision.expires ?? undefined],
      ['justification', decision.justification || undefined],
    ],
    decision.extra,
  );

const diagramOf = (diagram: DiagramRecord): JsonObject =>
  object(
    [
      ['id', diagram.id],
      ['title', diagram.title || undefined],
      ['nodes', list(diagram.nodes, nodeOf)],
    ],
    diagram.extra,
  );

const nodeOf = (node: DiagramNode): JsonObject =>
  object(
    [
      ['asset', node.asset],
      ['x', node.x],
      ['y', node.y],
      ['width', node.width],
      ['height', node.height],
      ['collapsed', node.collapsed],
    ],
    node.extra,
  );
