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
    consequences: { ...consequences.table, defaultImpact: defaultImpacts(domain, assets, consequences.table, layouts, consequences.first) },
    layouts,
    firstControl: controls.first,
    firstAttribute: attributes.first,
    firstConsequence: consequences.first,
  };
}

function layOutKind(layouts: readonly SetLayout[], kind: keyof SetLayout): { table: ControlSetTable; first: Int32Array } {
  const first = new Int32Array(layouts.length + 1);
  layouts.forEach((layout, asset) => (first[asset + 1] = first[asset]! + layout[kind].count));
  const count = first[layouts.length]!;
  const column = (): Int32Array => new Int32Array(count);
  const table = { count, asset: column(), type: column(), min: column(), max: column(), minOf: column(), maxOf: column() };
  layouts.forEach((layout, asset) => {
    const rows: KindLayout = layout[kind];
    const base = first[asset]!;
    for (let place = 0; place < rows.count; place++) {
      const row = base + place;
      table.asset[row] = asset;
      table.type[row] = rows.types[place]!;
      table.min[row] = rows.min[place]! < 0 ? -1 : base + rows.min[place]!;
      table.max[row] = rows.max[place]! < 0 ? -1 : base + rows.max[place]!;
      table.minOf[row] = rows.minOf[place]! < 0 ? -1 : base + rows.minOf[place]!;
      table.maxOf[row] = rows.maxOf[place]! < 0 ? -1 : base + rows.maxOf[place]!;
    }
  });
  return { table, first };
}

/** Members start at the lowest impact; a population scales the average's impact where the class says so. */
function defaultImpacts(
  domain: Domain,
  assets: AssetTable,
  table: ControlSetTable,
  layouts: readonly SetLayout[],
  first: Int32Array,
): Uint8Array {
  const top = domain.knowledge.scales.impact.length - 1;
  const impacts = new Uint8Array(table.count);
  for (let asset = 0; asset < assets.count; asset++) {
    const rows = layouts[asset]!.consequences;
    for (const carried of domain.knowledge.classes[assets.classes[asset]!]!.consequences) {
      const place = rows.placeOf[carried.consequence]!;
      if (place < 0) continue;
      const more = carried.impactByPopulation?.[assets.populations[asset]!] ?? 0;
      impacts[first[asset]! + place] = Math.max(0, Math.min(top, carried.impact + more));
    }
  }
  return impacts;
}
