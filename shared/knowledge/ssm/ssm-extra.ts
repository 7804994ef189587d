import type { Extra, ModelHeader } from '../../model/records.ts';

/**
 * What a system model holds beyond Cordon's records. It travels in the model's header under `ssm`, so that a model can be
 * analysed as its own tools do and be written back without loss.
 */
export interface SsmExtra {
  /** IRI of the model's graph. */
  readonly model: string;
  readonly mode: 'current' | 'future';
  /** Every statement of the file but the computed ones (`/inf`), as N-Quads. */
  readonly statements: string;
  /** Local names of the assets, links and sets that became records: what is missing among those was removed by somebody. */
  readonly taken: readonly string[];
  /** Coverage of controls that people gave, as a level of Cordon, by `asset|control`. */
  readonly coverage: Readonly<Record<string, string>>;
  /** Settings at assets that construction makes; `asset` names them by their token (`#1a9ab092`). */
  readonly inferred: {
    readonly controls: readonly { readonly asset: string; readonly control: string; readonly proposed: boolean }[];
    readonly levels: readonly { readonly asset: string; readonly attribute: string; readonly level: string }[];
    readonly impacts: readonly { readonly asset: string; readonly consequence: string; readonly impact: string }[];
  };
}

/** The header's field. */
export const ssmField = (extra: SsmExtra): Extra => ({ ssm: extra });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const objectsOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] => (Array.isArray(value) ? value.filter(isObject) : []);
const read = new WeakMap<object, SsmExtra>();

/** Reads the field of a header; `null` for a model that never was a system model. A file may hold anything there. */
export function readSsmExtra({ extra }: Pick<ModelHeader, 'extra'>): SsmExtra | null {
  const field = extra?.['ssm'];
  if (!isObject(field)) return null;
  const known = read.get(field);
  if (known !== undefined) return known;
  const inferred = isObject(field['inferred']) ? field['inferred'] : {};
  const made: SsmExtra = {
    model: textOf(field['model']),
    mode: field['mode'] === 'current' ? 'current' : 'future',
    statements: textOf(field['statements']),
    taken: Array.isArray(field['taken']) ? field['taken'].filter((name): name is string => typeof name === 'string') : [],
    coverage: Object.fromEntries(
      Object.entries(isObject(field['coverage']) ? field['coverage'] : {}).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ),
    inferred: {
      controls: objectsOf(inferred['controls']).map((one) => ({
        asset: textOf(one['asset']),
        control: textOf(one['control']),
        proposed: one['proposed'] === true,
      })),
      levels: objectsOf(inferred['levels']).map((one) => ({
        asset: textOf(one['asset']),
        attribute: textOf(one['attribute']),
        level: textOf(one['level']),
      })),
      impacts: objectsOf(inferred['impacts']).map((one) => ({
        asset: textOf(one['asset']),
        consequence: textOf(one['consequence']),
        impact: textOf(one['impact']),
      })),
    },
  };
  read.set(field, made);
  return made;
}
