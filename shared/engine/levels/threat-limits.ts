import type { StrategyTable } from '../analysis.ts';
import { rowEnd, type Rows } from '../../base/csr.ts';
import type { Settings } from './apply-settings.ts';
import type { LevelNetwork } from './level-network.ts';
import type { StrategyStates } from './strategy-states.ts';

/** A threat that is not considered at all: no likelihood. */
export const NOT_CONSIDERED = -1;

type Surroundings = Pick<LevelNetwork, 'domain' | 'structure'>;

/**
 * The highest likelihood that frequency, agents and strategies leave to a threat, or NOT_CONSIDERED: outside the
 * mode, without causes, or waiting for a strategy that would switch it on.
 */
export function threatLimit(
  network: Surroundings & Pick<LevelNetwork, 'causes'>,
  settings: Pick<Settings, 'future' | 'agentLevel'>,
  states: StrategyStates,
  threat: number,
): number {
  const { domain, structure, causes } = network;
  const { threats } = structure;
  const { behaviour } = domain.knowledge;
  const entry = domain.knowledge.threats[threats.threat[threat]!]!;
  if (!(settings.future ? entry.future : entry.current)) return NOT_CONSIDERED;
  const hasAgents = rowEnd(threats.agents, threat) > threats.agents.offsets[threat]!;
  if (causes[threat] === 0 && !hasAgents && (behaviour.noLikelihoodWithoutCauses || entry.frequency < 0)) return NOT_CONSIDERED;
  if (threats.triggered[threat] === 1 && !anyEnabled(threats.triggeredBy, threat, states)) return NOT_CONSIDERED;

  let limit = domain.size - 1;
  if (entry.frequency >= 0) limit = Math.min(limit, entry.frequency);
  for (let i = threats.agents.offsets[threat]!; i < rowEnd(threats.agents, threat); i++)
    limit = Math.min(limit, settings.agentLevel[threats.agents.values[i]!]!);
  limit = capped(network, states, threats.blockedBy, threat, limit);
  if (settings.future) limit = capped(network, states, threats.mitigatedBy, threat, limit);
  return Math.max(0, limit);
}

/** What the strategies in force of one row leave of a limit. */
function capped({ domain, structure }: Surroundings, states: StrategyStates, row: Rows, threat: number, limit: number): number {
  const start = row.offsets[threat]!;
  const end = rowEnd(row, threat);
  if (start === end) return limit;
  const { behaviour, strategies: entries } = domain.knowledge;
  const { strategies } = structure;
  for (let i = start; i < end; i++) {
    const strategy = row.values[i]!;
    if (states.enabled[strategy] === 0) continue;
    if (!caps(behaviour.optionalControlsReplaceCap, strategies, strategy)) continue;
    // D2: the reference looks at the nominal strength, whatever the controls cover.
    const strength = behaviour.ignoreCoverageOfMandatoryControls
      ? entries[strategies.strategy[strategy]!]!.strength
      : states.coverage[strategy]!;
    limit = Math.min(limit, domain.size - 1 - strength);
  }
  return limit;
}

/** Does a strategy in force cap what it blocks? */
function caps(optionalReplaces: boolean, { mandatory, optional }: StrategyTable, strategy: number): boolean {
  if (rowEnd(optional, strategy) === optional.offsets[strategy]!) return true;
  return !optionalReplaces && rowEnd(mandatory, strategy) > mandatory.offsets[strategy]!;
}

function anyEnabled(row: Rows, threat: number, states: StrategyStates): boolean {
  for (let i = row.offsets[threat]!; i < rowEnd(row, threat); i++) if (states.enabled[row.values[i]!] === 1) return true;
  return false;
}
