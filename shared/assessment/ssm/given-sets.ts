import type { AssetTable, ControlSetTable } from '../../engine/analysis.ts';
import { compareIds } from '../../engine/identity.ts';
import type { CompiledKnowledge } from '../../knowledge/compiled.ts';
import { indexEntities, type EntityIndex } from '../../knowledge/ssm/domain-index.ts';
import type { QuadView } from '../../knowledge/ssm/quad-view.ts';
import type { SsmSettings } from '../../knowledge/ssm/read-settings.ts';
import { CORE, localName, SYSTEM } from '../../knowledge/ssm/vocabulary.ts';
import type { SetPlaces } from './system-input.ts';

/** The sets of one kind, in asset order, with their names. */
export interface GivenSetTable {
  readonly table: ControlSetTable;
  readonly index: EntityIndex;
}
/** All sets of an inferred graph, and the levels that it stores for them. */
export interface GivenSets {
  readonly controls: GivenSetTable;
  readonly attributes: GivenSetTable;
  readonly consequences: GivenSetTable;
  /** Consequence set that erodes each attribute set, -1 for none. */
  readonly erodedBy: Int32Array;
  /** Stored impact of each consequence set. */
  readonly impacts: Uint8Array;
  /** Stored levels of single sets: they stand where people set nothing. */
  readonly stored: SsmSettings;
}

/** Reads control, consequence and attribute sets with their members. */
export function givenSets(view: QuadView, knowledge: CompiledKnowledge, assetNumbers: EntityIndex): GivenSets {
  const read = (type: string, predicate: string, types: readonly { readonly id: string }[]): GivenSetTable =>
    readKind(view, type, predicate, indexEntities(types.map((entry) => entry.id)), assetNumbers);
  const controls = read('ControlSet', 'hasControl', knowledge.controls);
  const attributes = read('TrustworthinessAttributeSet', 'hasTrustworthinessAttribute', knowledge.attributes);
  const consequences = read('MisbehaviourSet', 'hasMisbehaviour', knowledge.consequences);
  return {
    controls,
    attributes,
    consequences,
    erodedBy: pairSets(knowledge, attributes.table, consequences.table),
    impacts: Uint8Array.from(storedLevels(view, consequences, 'hasImpactLevel', knowledge.scales.impact), (level) => Math.max(0, level)),
    stored: {
      controls: single(view, controls, 'hasCoverageLevel', knowledge.scales.trust).map(({ set, level }) => ({
        set,
        proposed: false,
        coverage: level,
      })),
      attributeLevels: single(view, attributes, 'hasAssertedLevel', knowledge.scales.trust),
      impacts: [],
    },
  };
}

/** Places of sets by the names that the file gives them. */
export function placesInFile(sets: GivenSets, assets: AssetTable): SetPlaces {
  const finder =
    ({ table, index }: GivenSetTable): SetPlaces['control'] =>
    (set) => {
      const row = index.of(set);
      return row < 0 ? null : { asset: assets.ids[table.asset[row]!]!, type: table.type[row]! };
    };
  return { control: finder(sets.controls), attribute: finder(sets.attributes), consequence: finder(sets.consequences) };
}

function readKind(view: QuadView, type: string, predicate: string, types: EntityIndex, assets: EntityIndex): GivenSetTable {
  const local = (subject: string, of: string): string => localName(view.one(subject, CORE + of) ?? '');
  const rows = view
    .ofType(CORE + type)
    .map((subject) => ({
      subject,
      name: localName(subject),
      asset: assets.of(local(subject, 'locatedAt')),
      type: types.of(local(subject, predicate)),
    }))
    .filter((row) => row.asset >= 0 && row.type >= 0)
    .sort((a, b) => a.asset - b.asset || a.type - b.type || compareIds(a.name, b.name));
  const index = indexEntities(rows.map((row) => row.name));
  const pointer = (of: string): Int32Array => Int32Array.from(rows, ({ subject }) => index.of(local(subject, of)));
  return {
    index,
    table: {
      count: rows.length,
      asset: Int32Array.from(rows, (row) => row.asset),
      type: Int32Array.from(rows, (row) => row.type),
      min: pointer('hasMin'),
      max: pointer('hasMax'),
      minOf: pointer('minOf'),
      maxOf: pointer('maxOf'),
    },
  };
}

function storedLevels(view: QuadView, { index }: GivenSetTable, predicate: string, scale: readonly string[]): number[] {
  const levels = indexEntities(scale);
  return index.iris.map((name) => levels.of(localName(view.one(SYSTEM + name, CORE + predicate) ?? '')));
}

function single(view: QuadView, sets: GivenSetTable, predicate: string, scale: readonly string[]): { set: string; level: number }[] {
  const { table, index } = sets;
  return storedLevels(view, sets, predicate, scale).flatMap((level, row) =>
    level >= 0 && table.min[row]! < 0 && table.minOf[row]! < 0 && table.maxOf[row]! < 0 ? [{ set: index.iris[row]!, level }] : [],
  );
}

/** The consequence that erodes each attribute, on the same asset (clause 4.1, pairing). */
function pairSets(knowledge: CompiledKnowledge, attributes: ControlSetTable, consequences: ControlSetTable): Int32Array {
  const types = knowledge.consequences.length;
  const rows = new Map<number, number>();
  for (let row = 0; row < consequences.count; row++) rows.set(consequences.asset[row]! * types + consequences.type[row]!, row);
  const eroding = new Int32Array(knowledge.attributes.length).fill(-1);
  for (const pair of knowledge.impactSets) eroding[pair.attribute] = pair.consequence;
  return Int32Array.from({ length: attributes.count }, (_, row) => {
    const type = eroding[attributes.type[row]!]!;
    return type < 0 ? -1 : (rows.get(attributes.asset[row]! * types + type) ?? -1);
  });
}
