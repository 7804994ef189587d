import type { Structure } from '../../engine/analysis.ts';
import { shortId, systemUri } from '../../engine/identity.ts';
import type { CompiledKnowledge } from '../../knowledge/compiled.ts';

/** Local names of the URIs of all sets, by table and row, and the ids of assets. */
export interface SetNames {
  readonly assetId: readonly string[];
  readonly control: readonly string[];
  readonly attribute: readonly string[];
  readonly consequence: readonly string[];
}

/** Names for the results of an analysis whose structure came from a file: what the file says is said again, no more. */
export interface ReferenceNames extends SetNames {
  readonly stated?: {
    pattern(match: number): Readonly<Record<string, unknown>>;
    /** Controls of a strategy in the older form, which the calculation does not read. */
    controlSets(strategy: number): readonly string[];
    isCurrent(strategy: number): boolean;
    hasCoverage(controlSet: number): boolean;
  };
}

/** The names that clause 2.2 gives to the sets of a structure. */
export function setNames(knowledge: CompiledKnowledge, structure: Structure): SetNames {
  const assetId = structure.assets.ids.map((id) => shortId(systemUri(id)));
  const sets = (
    prefix: string,
    table: { readonly count: number; readonly asset: Int32Array; readonly type: Int32Array },
    types: readonly { readonly id: string }[],
  ): string[] => Array.from({ length: table.count }, (_, i) => `${prefix}-${types[table.type[i]!]!.id}-${assetId[table.asset[i]!]!}`);
  return {
    assetId,
    control: sets('CS', structure.controlSets, knowledge.controls),
    attribute: sets('TWAS', structure.attributeSets, knowledge.attributes),
    consequence: sets('MS', structure.consequenceSets, knowledge.consequences),
  };
}
