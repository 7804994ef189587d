import type { SystemChange, SystemRelation } from '../engine/input.ts';
import type { CompiledKnowledge } from '../knowledge/compiled.ts';
import type { AssetRecord, ControlRecord, LevelRecord, ModelRecords, RelationRecord } from '../model/records.ts';
import type { RecordChange, RecordsDiff } from '../model/diff.ts';
import type { AnalysisView } from '../protocol/engine-protocol.ts';
import { changedTimes, lastingLevelsOf, timedControlKeys } from './asset-times.ts';
import { controlKey, levelKey } from '../model/records.ts';
import { knowledgeNumbers } from './knowledge-numbers.ts';
import { relationsAt } from './relation-index.ts';
import { countsIn, coverageOf, systemAsset } from './system-input.ts';

/**
 * An edit of the records in the engine's terms. `null`: it cannot be told as a change (levels of agents, or
 * names that the knowledge base does not have), so the model has to be analysed from nothing.
 */
export function systemChange(
  knowledge: CompiledKnowledge,
  diff: RecordsDiff,
  before: ModelRecords,
  after: ModelRecords,
  view: AnalysisView,
): SystemChange | null {
  const numbers = knowledgeNumbers(knowledge);
  const { scales } = knowledge;
  /** A level that the scale lacks withdraws the setting, as it would be left out of a whole analysis. */
  const known = (level: number): number | null => (level < 0 ? null : level);
  const isKnown = (asset: AssetRecord): boolean => numbers.classes.has(asset.type);
  const change = {
    removeAssets: [] as string[],
    putAssets: [] as SystemChange['putAssets'][number][],
    removeRelations: [] as SystemRelation[],
    addRelations: [] as SystemRelation[],
    controls: [] as SystemChange['controls'][number][],
    attributeLevels: [] as SystemChange['attributeLevels'][number][],
    impacts: [] as SystemChange['impacts'][number][],
  };
  const cameBack = new Set<string>();
  for (const [id, { before: was, after: is }] of entries<AssetRecord>(diff.tables.assets)) {
    if ((was && !isKnown(was)) || (is && !isKnown(is))) return null;
    if (is) {
      change.putAssets.push(systemAsset(is, numbers.classes.get(is.type)!, knowledge));
      if (!was) cameBack.add(id);
    } else if (was) {
      change.removeAssets.push(id);
    }
  }
  // A new asset takes part in everything that already names it.
  const isDrawn = (relation: RelationRecord, model: ModelRecords): boolean =>
    model.assets[relation.from] !== undefined && model.assets[relation.to] !== undefined;
  const toSystemRelation = (relation: RelationRecord): SystemRelation | null => {
    const number = numbers.relations.get(relation.type);
    return number === undefined ? null : { from: relation.from, relation: number, to: relation.to };
  };
  const changedRelations = entries<RelationRecord>(diff.tables.relations);
  if (changedRelations.length > 0 || cameBack.size > 0) {
    const at = relationsAt(before, after, diff);
    const isThere = (was: RelationRecord): boolean =>
      at(was.from).some((relation) => relation.from === was.from && relation.type === was.type && relation.to === was.to);
    for (const [, { before: was, after: is }] of changedRelations) {
      const old = was && toSystemRelation(was);
      const made = is && toSystemRelation(is);
      if ((was && !old) || (is && !made)) return null;
      // The same relation may be recorded twice; and one whose end goes is taken along with it.
      if (was && old && isDrawn(was, before) && isDrawn(was, after) && !isThere(was)) change.removeRelations.push(old);
      if (is && made && isDrawn(is, after)) change.addRelations.push(made);
    }
    for (const asset of cameBack) {
      for (const relation of at(asset)) {
        if (!isDrawn(relation, after)) continue;
        const made = toSystemRelation(relation);
        if (!made) return null;
        change.addRelations.push(made);
      }
    }
  }
  // Before controls and levels that people set: of two settings the last one counts.
  const timed = changedTimes(knowledge, diff, after);
  change.attributeLevels.push(...timed.attributeLevels);
  change.controls.push(...timed.controls);
  const controls = [
    ...timedControlKeys(knowledge, diff).map((key) => ({ before: null, after: after.controls[key] ?? null })),
    ...entries<ControlRecord>(diff.tables.controls).map(([, record]) => record),
    ...namedAt(cameBack, after.controls, knowledge.controls, controlKey),
  ];
  for (const { before: was, after: is } of controls) {
    const record = is ?? was;
    if (!record) continue;
    const control = numbers.controls.get(record.control);
    if (control === undefined) return null;
    change.controls.push({
      asset: record.asset,
      control,
      proposed: is !== null && countsIn(view, is),
      coverage: coverageOf(after, knowledge, record),
    });
  }
  const levels = [
    ...entries<LevelRecord>(diff.tables.levels).map(([, record]) => record),
    ...namedAt(cameBack, after.levels, knowledge.attributes, levelKey),
    ...namedAt(cameBack, after.levels, knowledge.consequences, levelKey),
  ];
  for (const { before: was, after: is } of levels) {
    const record = is ?? was;
    if (!record) continue;
    if (record.asset === '') return null;
    if ('attribute' in record) {
      const attribute = numbers.attributes.get(record.attribute);
      if (attribute === undefined) return null;
      change.attributeLevels.push({
        asset: record.asset,
        attribute,
        level:
          is && 'attribute' in is
            ? known(scales.trust.indexOf(is.level))
            : (lastingLevelsOf(after.assets[record.asset], knowledge)?.attributes.get(attribute) ?? null),
      });
    } else {
      const consequence = numbers.consequences.get(record.consequence);
      if (consequence === undefined) return null;
      change.impacts.push({
        asset: record.asset,
        consequence,
        level: is && 'consequence' in is ? known(scales.impact.indexOf(is.impact)) : null,
      });
    }
  }
  return change;
}

/** Records of a table that name one of these assets, by the names that the knowledge base has. */
const namedAt = <T>(
  assets: ReadonlySet<string>,
  table: Readonly<Record<string, T>>,
  types: readonly { readonly id: string }[],
  key: (asset: string, type: string) => string,
): RecordChange<T>[] =>
  [...assets].flatMap((asset) =>
    types.flatMap(({ id }) => {
      const at = key(asset, id);
      return Object.hasOwn(table, at) ? [{ before: null, after: table[at]! }] : [];
    }),
  );

const entries = <T>(table: Readonly<Record<string, RecordChange<T>>> | undefined): [string, RecordChange<T>][] =>
  Object.entries(table ?? {});
