import type { AssetTable, AttributeSetTable, ConsequenceSetTable, ControlSetTable } from '../analysis.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import type { KindLayout, SetLayout } from '../domain/set-layout.ts';

/** The sets of all assets, with the first row of each asset, so that a set is found by adding its place. */
export interface SetTables {
  readonly controls: ControlSetTable;
  readonly attributes: AttributeSetTable;
  readonly consequences: ConsequenceSetTable;
  readonly layouts: readonly SetLayout[];
  readonly firstControl: Int32Array;
  readonly firstAttribute: Int32Array;
  readonly firstConsequence: Int32Array;
}

/** Makes the control, attribute and consequence sets of every asset, asset by asset, by type. */
export function buildSets(domain: Domain, assets: AssetTable): SetTables {
  const layouts: SetLayout[] = [];
  for (let asset = 0; asset < assets.count; asset++) layouts.push(domain.layout(assets.classes[asset]!, assets.populations[asset]!));
  const controls = layOutKind(layouts, 'controls');
  const attributes = layOutKind(layouts, 'attributes');
  const consequences = layOutKind(layouts, 'consequences');

  const erodedBy = new Int32Array(attributes.table.count).fill(-1);
  for (let set = 0; set < erodedBy.length; set++) {
    const consequence = domain.consequenceOf[attributes.table.type[set]!]!;
    const asset = attributes.table.asset[set]!;
    const place = consequence < 0 ? -1 : layouts[asset]!.consequences.placeOf[consequence]!;
    if (place >= 0) erodedBy[set] = consequences.first[asset]! + place;
  }
  return {
    controls: controls.table,
    attributes: { ...attributes.table, consequence: erodedBy },
    consequences: {
      ...consequences.table,
      defaultImpact: allDefaultImpacts(domain, assets, consequences.table, layouts, consequences.first),
    },
    layouts,
    firstControl: controls.first,
    firstAttribute: attributes.first,
    firstConsequence: consequences.first,
  };
}

function layOutKind(layouts: readonly SetLayout[], kind: keyof SetLayout): { table: ControlSetTable; first: Int32Array } {
  const first = new Int32Array(layouts.length + 1);
  for (let asset = 0; asset < layouts.length; asset++) first[asset + 1] = first[asset]! + layouts[asset]![kind].count;
  const count = first[layouts.length]!;
  const asset = new Int32Array(count);
  const type = new Int32Array(count);
  let hasMembers = false;
  for (let at = 0; at < layouts.length; at++) {
    const rows = layouts[at]![kind];
    const base = first[at]!;
    asset.fill(at, base, base + rows.count);
    type.set(rows.types, base);
    if (rows.hasMembers) hasMembers = true;
  }
  if (hasMembers) return { table: { count, asset, type, ...memberColumns(layouts, kind, first, count) }, first };
  // Where no type has members, one column says so for all four.
  const none = new Int32Array(count).fill(-1);
  return { table: { count, asset, type, min: none, max: none, minOf: none, maxOf: none }, first };
}

function memberColumns(
  layouts: readonly SetLayout[],
  kind: keyof SetLayout,
  first: Int32Array,
  count: number,
): Pick<ControlSetTable, 'min' | 'max' | 'minOf' | 'maxOf'> {
  const column = (pick: (rows: KindLayout) => Int32Array): Int32Array => {
    const values = new Int32Array(count).fill(-1);
    for (let asset = 0; asset < layouts.length; asset++) {
      const rows = layouts[asset]![kind];
      if (!rows.hasMembers) continue;
      const base = first[asset]!;
      const places = pick(rows);
      for (let place = 0; place < rows.count; place++) if (places[place]! >= 0) values[base + place] = base + places[place]!;
    }
    return values;
  };
  return {
    min: column((rows) => rows.min),
    max: column((rows) => rows.max),
    minOf: column((rows) => rows.minOf),
    maxOf: column((rows) => rows.maxOf),
  };
}

function allDefaultImpacts(
  domain: Domain,
  assets: AssetTable,
  table: ControlSetTable,
  layouts: readonly SetLayout[],
  first: Int32Array,
): Uint8Array {
  const impacts = new Uint8Array(table.count);
  for (let asset = 0; asset < assets.count; asset++)
    defaultImpacts(domain, assets.classes[asset]!, assets.populations[asset]!, layouts[asset]!.consequences, impacts, first[asset]!);
  return impacts;
}

/** Fills in one asset's impacts. Members start at the lowest; a population scales the average's impact where the class says so. */
export function defaultImpacts(
  domain: Domain,
  classNumber: number,
  population: number,
  rows: KindLayout,
  impacts: Uint8Array,
  first: number,
): void {
  const top = domain.knowledge.scales.impact.length - 1;
  for (const carried of domain.knowledge.classes[classNumber]!.consequences) {
    const place = rows.placeOf[carried.consequence]!;
    if (place < 0) continue;
    const more = carried.impactByPopulation?.[population] ?? 0;
    impacts[first + place] = Math.max(0, Math.min(top, carried.impact + more));
  }
}
