import type { AssetId, DiagramRecord, Extra } from './records.ts';

/**
 * A named frame around assets of a diagram. It says how a picture is arranged and nothing else: no relation, no reasoning.
 * Groups travel in a diagram's unknown fields under `groups`.
 */
export interface AssetGroup {
  readonly id: string;
  readonly label: string;
  readonly assets: readonly AssetId[];
}

/** The diagram's field. */
export const groupsField = (groups: readonly AssetGroup[]): Extra => ({ groups });

/** Groups of a diagram; entries that are not what they should be are passed over. */
export function readGroups({ extra }: Pick<DiagramRecord, 'extra'>): readonly AssetGroup[] {
  const field = extra?.['groups'];
  if (!Array.isArray(field)) return [];
  return field.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('id' in entry) || !('label' in entry) || !('assets' in entry)) return [];
    const { id, label, assets } = entry;
    if (typeof id !== 'string' || typeof label !== 'string' || !Array.isArray(assets)) return [];
    return [{ id, label, assets: assets.filter((asset): asset is string => typeof asset === 'string') }];
  });
}
