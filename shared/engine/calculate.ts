import type { Causation, Levels, Structure } from './analysis.ts';
import { buildCausation } from './causation/build-causation.ts';
import { causeRule, type CauseRule } from './causation/cause-rule.ts';
import type { RunControl, SystemInput } from './input.ts';
import { applySettings, type Settings } from './levels/apply-settings.ts';
import { generalLevel, generalThreats } from './levels/general-threat.ts';
import { levelNetwork, type LevelNetwork } from './levels/level-network.ts';
import { assessRisk } from './levels/risk.ts';
import { iterate } from './levels/rounds.ts';
import { strategyStates, type StrategyStates } from './levels/strategy-states.ts';
import { suppressions, type Suppressions } from './levels/suppression.ts';
import { sweep, type Fixpoint } from './levels/sweep.ts';
import { threatLimit } from './levels/threat-limits.ts';
import { updateFixpoint } from './levels/update-fixpoint.ts';
import type { CompiledKnowledge } from '../knowledge/compiled.ts';
import { DEFAULT_BUDGET } from './run-meter.ts';

/** The parts of a calculation that later steps and edits build on. */
export interface Calculation {
  readonly network: LevelNetwork;
  readonly settings: Settings;
  readonly states: StrategyStates;
  readonly suppressed: Suppressions;
  readonly limits: Int8Array;
  readonly seeds: Uint8Array;
  readonly fixpoint: Fixpoint;
  readonly rule: CauseRule;
  readonly finished: boolean;
}

/**
 * Levels and causation of a structure that is given, under the settings of `input` (its assets and relations are
 * not read). This is all of the risk calculation: what `validate` built is taken as it is.
 */
export function calculate(
  knowledge: CompiledKnowledge,
  structure: Structure,
  input: Pick<SystemInput, 'controls' | 'attributeLevels' | 'impacts' | 'agentLevels' | 'mode'>,
  run: RunControl = {},
): { levels: Levels; causation: Causation } {
  const network = levelNetwork(knowledge, structure);
  const calculation = runCalculation(network, applySettings(network, input), run);
  return { levels: levelsOf(calculation), causation: causationOf(calculation) };
}

/** The fixpoint under given settings. */
export function runCalculation(network: LevelNetwork, settings: Settings, run: RunControl = {}): Calculation {
  const states = strategyStates(network, settings);
  const suppressed = suppressions(network, settings, states);
  const limits = threatLimits(network, settings, states);
  const seeds = seedsOf(network, settings.trust);
  const general = generalThreats(network, states, suppressed);
  if (general.threats.length === 0) return finish(network, settings, states, limits, seeds, sweep(network, settings.trust, limits, seeds));
  const result = iterate(
    network,
    settings.trust,
    limits,
    seeds,
    (threat, trust, consequence) =>
      general.is[threat] === 1 ? generalLevel(network, settings, states, suppressed, trust, consequence, threat) : null,
    run.budget?.maxRounds ?? DEFAULT_BUDGET.maxRounds,
  );
  return {
    ...finish(network, settings, states, limits, seeds, result),
    suppressed,
    rule: causeRule(network, settings, result, suppressed),
    finished: result.finished,
  };
}

/**
 * The fixpoint under other settings, from the one before: only the cone of what changed is worked out anew. Knowledge
 * with optional controls is always worked out whole.
 */
export function updateCalculation(last: Calculation, settings: Settings, run: RunControl = {}): Calculation {
  const { network } = last;
  if (!isPlain(network)) return runCalculation(network, settings, run);
  const states = strategyStates(network, settings);
  const limits = threatLimits(network, settings, states);
  const seeds = seedsOf(network, settings.trust);
  const earlier = { ...last.fixpoint, assertedTrust: last.settings.trust, limits: last.limits, seeds: last.seeds };
  return finish(network, settings, states, limits, seeds, updateFixpoint(network, earlier, settings.trust, limits, seeds));
}

/** Are all levels plain minima and maxima? Not where optional controls inhibit, or keep down what they trigger. */
function isPlain({ structure, domain }: LevelNetwork): boolean {
  const { behaviour, inhibitions } = domain.knowledge;
  return structure.strategies.optional.values.length === 0 || (!behaviour.optionalControlsReplaceCap && inhibitions.length === 0);
}

function finish(
  network: LevelNetwork,
  settings: Settings,
  states: StrategyStates,
  limits: Int8Array,
  seeds: Uint8Array,
  fixpoint: Fixpoint,
): Calculation {
  return {
    network,
    settings,
    states,
    suppressed: NO_SUPPRESSION,
    limits,
    seeds,
    fixpoint,
    rule: causeRule(network, settings, fixpoint, NO_SUPPRESSION),
    finished: true,
  };
}

function threatLimits(network: LevelNetwork, settings: Settings, states: StrategyStates): Int8Array {
  const limits = new Int8Array(network.structure.threats.count);
  for (let threat = 0; threat < limits.length; threat++) limits[threat] = threatLimit(network, settings, states, threat);
  return limits;
}

const NO_SUPPRESSION: Suppressions = new Map();

/** Without the mixed-causes feature, consequences start from the weakness of the attributes that they erode. */
function seedsOf(network: LevelNetwork, trust: Uint8Array): Uint8Array {
  const { structure, domain } = network;
  const seeds = new Uint8Array(structure.consequenceSets.count);
  if (domain.knowledge.features.mixedThreatCauses) return seeds;
  for (let set = 0; set < trust.length; set++) {
    const by = structure.attributeSets.consequence[set]!;
    if (by >= 0) seeds[by] = Math.max(seeds[by]!, domain.size - 1 - trust[set]!);
  }
  return seeds;
}

/** The levels of all tables, drawn from a finished calculation. */
export function levelsOf({ network, settings, states, fixpoint, rule }: Calculation): Levels {
  const risks = assessRisk(network, settings, fixpoint, rule);
  return {
    proposed: settings.proposed,
    coverage: settings.coverage,
    assertedTrust: settings.trust,
    inferredTrust: fixpoint.trust,
    impact: settings.impact,
    consequenceLikelihood: fixpoint.consequence,
    consequenceRisk: risks.consequence,
    threatLikelihood: fixpoint.threat,
    threatLocalRisk: risks.threatLocal,
    threatRisk: risks.threat,
    strategyEnabled: states.enabled,
    strategyCoverage: states.coverage,
    agentLevel: settings.agentLevel,
    overallRisk: risks.overall,
    riskCounts: risks.counts,
  };
}

export const causationOf = ({ network, rule, settings }: Calculation): Causation => buildCausation(network, rule, settings.trust);
