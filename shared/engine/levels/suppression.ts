import type { Settings } from './apply-settings.ts';
import type { LevelNetwork } from './level-network.ts';
import type { StrategyStates } from './strategy-states.ts';

/** Per threat: causes that optional controls suppress, with the trust level they are lifted to. */
export type Suppressions = ReadonlyMap<number, ReadonlyMap<number, number>>;

const NONE: Suppressions = new Map();

/** Cause suppression by optional controls of strategies in force (clause on optional controls; D3). */
export function suppressions(network: LevelNetwork, settings: Settings, states: StrategyStates): Suppressions {
  const { domain, structure } = network;
  const { strategies, controlSets } = structure;
  if (domain.knowledge.inhibitions.length === 0 || strategies.optional.values.length === 0) return NONE;
  const suppressed = new Map<number, Map<number, number>>();
  const related = (strategy: number): number[] => {
    const rows = settings.future ? [strategies.blocks, strategies.mitigates] : [strategies.blocks];
    return rows.flatMap((row) => Array.from(row.values.subarray(row.offsets[strategy]!, row.offsets[strategy + 1]!)));
  };
  for (let strategy = 0; strategy < strategies.count; strategy++) {
    if (states.enabled[strategy] === 0) continue;
    for (let i = strategies.optional.offsets[strategy]!; i < strategies.optional.offsets[strategy + 1]!; i++) {
      const set = strategies.optional.values[i]!;
      if (settings.proposed[set] === 0 && !domain.knowledge.behaviour.suppressWithoutProposal) continue;
      const level = Math.min(settings.coverage[set]!, states.coverage[strategy]!);
      const inhibited = inhibitedSets(network, set, controlSets.type[set]!, true);
      for (const threat of related(strategy)) {
        for (const cause of causesAmong(network, threat, inhibited)) {
          let row = suppressed.get(threat);
          if (row === undefined) suppressed.set(threat, (row = new Map<number, number>()));
          row.set(cause, Math.max(row.get(cause) ?? 0, level));
        }
      }
    }
  }
  return suppressed;
}

/** Consequence sets on the control's asset that it inhibits; `crossed`: its lowest member meets the highest likelihood. */
export function inhibitedSets(network: LevelNetwork, set: number, control: number, crossed: boolean): number[] {
  const { domain, structure } = network;
  const { knowledge } = domain;
  const pointers = knowledge.controls[control]!;
  const average = pointers.minOf ?? pointers.maxOf ?? control;
  const asset = structure.controlSets.asset[set]!;
  const sets: number[] = [];
  for (const pair of knowledge.inhibitions) {
    if (pair.control !== average) continue;
    const consequence = knowledge.consequences[pair.consequence]!;
    const wantsMax = pointers.minOf !== undefined ? crossed : pointers.maxOf !== undefined ? !crossed : null;
    const type = wantsMax === null ? pair.consequence : wantsMax ? consequence.max : consequence.min;
    const found = type === undefined ? -1 : consequenceSetOf(network, asset, type);
    if (found >= 0) sets.push(found);
  }
  return sets;
}

function consequenceSetOf(network: LevelNetwork, asset: number, type: number): number {
  const { consequenceSets } = network.structure;
  let low = 0;
  let high = consequenceSets.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (consequenceSets.asset[middle]! < asset) low = middle + 1;
    else high = middle;
  }
  for (; low < consequenceSets.count && consequenceSets.asset[low] === asset; low++) if (consequenceSets.type[low] === type) return low;
  return -1;
}

/** Causes of a threat that are these consequences, or attributes that these consequences erode. */
function causesAmong(network: LevelNetwork, threat: number, consequences: readonly number[]): number[] {
  const { threats, attributeSets } = network.structure;
  const found: number[] = [];
  for (let i = threats.conditions.offsets[threat]!; i < threats.conditions.offsets[threat + 1]!; i++)
    if (consequences.includes(threats.conditions.values[i]!)) found.push(network.attributeCount + threats.conditions.values[i]!);
  for (let i = threats.entryPoints.offsets[threat]!; i < threats.entryPoints.offsets[threat + 1]!; i++)
    if (consequences.includes(attributeSets.consequence[threats.entryPoints.values[i]!]!)) found.push(threats.entryPoints.values[i]!);
  return found;
}
