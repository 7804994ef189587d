import type { CompiledLasting, CompiledOutage, CompiledTimes } from './compiled.ts';

/** Levels that times become: trust of attributes and coverage of controls, by their index in the knowledge. */
export interface LastingLevels {
  readonly attributes: ReadonlyMap<number, number>;
  readonly controls: ReadonlyMap<number, number>;
}
/** The times of one asset, in the unit of each quantity. */
export type StatedTimes = Readonly<Record<string, number>>;

const NONE: LastingLevels = { attributes: new Map(), controls: new Map() };
/** Trust and likelihood scales have the same size, and one is the other's mirror. */
const TOP = 5;

/** May the asset of this class state this quantity at this value? */
export function isCounted(times: CompiledTimes, classIndex: number, id: string, value: number): boolean {
  const quantity = times.quantities.findIndex((entry) => entry.id === id);
  const entry = times.quantities[quantity];
  if (entry === undefined || !times.defaults[classIndex]?.some((usual) => usual.quantity === quantity)) return false;
  return value >= entry.min && value <= entry.max;
}

/** What the usual times of a class make of its attributes and controls. */
export const defaultLevels = (times: CompiledTimes | null, classIndex: number): LastingLevels =>
  times === null ? NONE : levelsOf(times, classIndex, {}, () => true);

/**
 * What the times that somebody stated make of attributes and controls. Only those are told that at least one stated
 * time counts for; a time that the class does not have, or out of its range, counts for nothing.
 */
export function statedLevels(times: CompiledTimes, classIndex: number, stated: StatedTimes): LastingLevels {
  const counted = Object.fromEntries(Object.entries(stated).filter(([id, value]) => isCounted(times, classIndex, id, value)));
  return levelsOf(times, classIndex, counted, ({ sum }) => sum.some((quantity) => Object.hasOwn(counted, times.quantities[quantity]!.id)));
}

function levelsOf(
  times: CompiledTimes,
  classIndex: number,
  stated: StatedTimes,
  isWanted: (lasting: CompiledLasting) => boolean,
): LastingLevels {
  const usual = new Map(times.defaults[classIndex]?.map(({ quantity, value }) => [quantity, value]));
  if (usual.size === 0) return NONE;
  const levels = (list: readonly CompiledLasting[]): Map<number, number> =>
    new Map(
      list.flatMap((lasting): [number, number][] => {
        const present = lasting.sum.filter((quantity) => usual.has(quantity));
        if (present.length === 0 || !isWanted(lasting)) return [];
        const minutes = present.reduce((sum, quantity) => {
          const { id, unit } = times.quantities[quantity]!;
          return sum + unit * (Object.hasOwn(stated, id) ? stated[id]! : usual.get(quantity)!);
        }, 0);
        return [[lasting.type, TOP - likelihoodOfLonger(times.outages[lasting.outage]!, minutes)]];
      }),
    );
  return { attributes: levels(times.attributes), controls: levels(times.controls) };
}

/** How likely an outage is that lasts longer than so many minutes: the last step that is reached; before the first, as likely as can be. */
export function likelihoodOfLonger({ longer }: CompiledOutage, minutes: number): number {
  let likelihood = TOP;
  for (const step of longer) if (minutes >= step.than) likelihood = step.likelihood;
  return likelihood;
}
