import { rowEnd } from '../../base/csr.ts';
import type { LevelNetwork } from './level-network.ts';
import type { Settings } from './apply-settings.ts';

/** For each strategy at a place: whether it is in force, and how well its controls cover it. */
export interface StrategyStates {
  readonly enabled: Uint8Array;
  readonly coverage: Uint8Array;
}

/** Which strategies are in force, and how well covered (clause on strategies in force). */
export function strategyStates(network: LevelNetwork, settings: Settings): StrategyStates {
  const count = network.structure.strategies.count;
  const states = { enabled: new Uint8Array(count), coverage: new Uint8Array(count) };
  for (let strategy = 0; strategy < count; strategy++) updateStrategy(network, settings, states, strategy);
  return states;
}

/** Works out one strategy anew; true when its state changed. */
export function updateStrategy(
  network: Pick<LevelNetwork, 'domain' | 'structure'>,
  settings: Pick<Settings, 'proposed' | 'coverage' | 'future'>,
  states: StrategyStates,
  strategy: number,
): boolean {
  const { strategies } = network.structure;
  const entry = network.domain.knowledge.strategies[strategies.strategy[strategy]!]!;
  let coverage = entry.strength;
  let enabled = (settings.future ? entry.future : entry.current) ? 1 : 0;
  if (enabled === 1) {
    for (let i = strategies.mandatory.offsets[strategy]!; i < rowEnd(strategies.mandatory, strategy); i++) {
      const set = strategies.mandatory.values[i]!;
      if (settings.proposed[set] === 0) {
        enabled = 0;
        coverage = 0;
        break;
      }
      coverage = Math.min(coverage, settings.coverage[set]!);
    }
  }
  const changed = states.enabled[strategy] !== enabled || states.coverage[strategy] !== coverage;
  states.enabled[strategy] = enabled;
  states.coverage[strategy] = coverage;
  return changed;
}
