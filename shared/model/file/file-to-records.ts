import type {
  AssetRecord,
  ControlRecord,
  DecisionRecord,
  DiagramNode,
  DiagramRecord,
  Extra,
  LevelRecord,
  ModelHeader,
  ModelRecords,
  RelationRecord,
} from '../records.ts';
import { controlKey, levelKey } from '../records.ts';
import { KNOWN_FIELDS } from './known-fields.ts';
import type { ModelFile } from './model-file-schema.ts';

type FileAsset = ModelFile['assets'][number];
type FileRelation = ModelFile['relations'][number];
type FileControl = NonNullable<ModelFile['controls']>[number];
type FileLevel = NonNullable<ModelFile['levels']>[number];
type FileDecision = NonNullable<ModelFile['decisions']>[number];
type FileDiagram = NonNullable<ModelFile['diagrams']>[number];
type FileNode = NonNullable<FileDiagram['nodes']>[number];

/** The records of a file that has passed all checks. Missing fields get their defaults. */
export function recordsOf(file: ModelFile): ModelRecords {
  return {
    header: headerOf(file),
    assets: table(file.assets, (asset) => [asset.id, assetOf(asset)]),
    relations: table(file.relations, (relation) => [relation.id, relationOf(relation)]),
    controls: table(file.controls, (entry) => [controlKey(entry.asset, entry.control), controlOf(entry)]),
    levels: table(file.levels, (entry) => {
      const level = levelOf(entry);
      return [levelKey(level.asset, 'attribute' in level ? level.attribute : level.consequence), level];
    }),
    decisions: table(file.decisions, (decision) => [decision.finding, decisionOf(decision)]),
    diagrams: table(file.diagrams, (diagram) => [diagram.id, diagramOf(diagram)]),
  };
}

const table = <F, R>(list: readonly F[] | undefined, entry: (item: F) => readonly [string, R]): Readonly<Record<string, R>> =>
  Object.fromEntries((list ?? []).map(entry));

/** What the format does not know, or nothing where there is none of it. `fromEntries` keeps a key like `__proto__` a plain key. */
function extraOf(source: object, known: readonly string[]): { readonly extra?: Extra } {
  const rest = Object.entries(source).filter(([key]) => !known.includes(key));
  return rest.length > 0 ? { extra: Object.fromEntries(rest) } : {};
}

function headerOf(file: ModelFile): ModelHeader {
  const base = file.knowledgeBase;
  return {
    id: file.id,
    title: file.title,
    description: file.description ?? '',
    knowledgeBase: { id: base?.id ?? '', version: base?.version ?? '', ...extraOf(base ?? {}, KNOWN_FIELDS.knowledgeBase) },
    assessments: file.assessments ?? [],
    ...extraOf(file, KNOWN_FIELDS.file),
  };
}

const assetOf = (asset: FileAsset): AssetRecord => ({
  id: asset.id,
  type: asset.type,
  label: asset.label ?? asset.id,
  population: asset.population ?? 'singleton',
  notes: asset.notes ?? '',
  facts: asset.facts ?? {},
  ...(asset.quantities === undefined || Object.keys(asset.quantities).length === 0 ? {} : { quantities: asset.quantities }),
  ...extraOf(asset, KNOWN_FIELDS.asset),
});

const relationOf = (relation: FileRelation): RelationRecord => ({
  id: relation.id,
  from: relation.from,
  type: relation.type,
  to: relation.to,
  ...extraOf(relation, KNOWN_FIELDS.relation),
});

const controlOf = (entry: FileControl): ControlRecord => ({
  asset: entry.asset,
  control: entry.control,
  state: entry.state,
  note: entry.note ?? '',
  ...extraOf(entry, KNOWN_FIELDS.control),
});

function levelOf(entry: FileLevel): LevelRecord {
  // Loose objects let both kinds have any further field, so the schema's union cannot be told apart by type alone.
  const raw = entry as Readonly<Record<string, unknown>>;
  if (typeof raw['attribute'] === 'string' && raw['level'] !== undefined) {
    const { asset, attribute, level } = entry as Extract<LevelRecord, { attribute: string }>;
    return { asset, attribute, level, ...extraOf(entry, KNOWN_FIELDS.trustLevel) };
  }
  const { asset, consequence, impact } = entry as Extract<LevelRecord, { consequence: string }>;
  return { asset, consequence, impact, ...extraOf(entry, KNOWN_FIELDS.impactLevel) };
}

const decisionOf = (decision: FileDecision): DecisionRecord => ({
  finding: decision.finding,
  treatment: decision.treatment,
  owner: decision.owner ?? '',
  due: decision.due ?? null,
  expires: decision.expires ?? null,
  justification: decision.justification ?? '',
  ...extraOf(decision, KNOWN_FIELDS.decision),
});

const diagramOf = (diagram: FileDiagram): DiagramRecord => ({
  id: diagram.id,
  title: diagram.title ?? '',
  nodes: table(diagram.nodes, (node) => [node.asset, nodeOf(node)]),
  ...extraOf(diagram, KNOWN_FIELDS.diagram),
});

const nodeOf = (node: FileNode): DiagramNode => ({
  asset: node.asset,
  x: node.x,
  y: node.y,
  ...(node.width === undefined ? {} : { width: node.width }),
  ...(node.height === undefined ? {} : { height: node.height }),
  ...(node.collapsed === undefined ? {} : { collapsed: node.collapsed }),
  ...extraOf(node, KNOWN_FIELDS.node),
});
