import { csrRow } from '../base/csr.ts';
import type { Analysis } from '../engine/analysis.ts';
import type { ControlSetting } from '../engine/input.ts';
import { readStrategyId } from '../knowledge/strategy-id.ts';
import { strategyControlStates } from './build-findings.ts';
import { wouldLower } from './finding-items.ts';
import { RISK_WEIGHTS } from './risk-summary.ts';
import type { SuggestInput } from './suggestions.ts';

/** Controls that could be switched on together. */
export interface Candidate {
  /** The strategy instance, or the strategy when it is offered at all its places at once. */
  readonly name: string;
  /** The strategy of the knowledge base. */
  readonly entry: string;
  /** All strategy instances that these controls complete. */
  readonly strategies: readonly number[];
  readonly controls: readonly ControlSetting[];
  /** How much the threats weigh that it would lower. */
  readonly promise: number;
}

/** A strategy with more places than this is offered once, for all of them: one of two hundred PCs changes nothing. */
const MOST_SINGLE_PLACES = 6;

/** What can be switched on, the most promising first. */
export function suggestionCandidates(input: SuggestInput): Candidate[] {
  const single = singlePlaces(input);
  const byEntry = new Map<string, Candidate[]>();
  for (const candidate of single) byEntry.set(candidate.entry, [...(byEntry.get(candidate.entry) ?? []), candidate]);
  const offered = [...byEntry].flatMap(([entry, places]) =>
    places.length > MOST_SINGLE_PLACES && input.target === null ? [everywhere(entry, places)] : places,
  );
  return withoutTwins(offered).sort((a, b) => b.promise - a.promise || (a.name < b.name ? -1 : 1));
}

/** The same controls can make two strategies, one of them often a single control: it is offered once, under the plainer name. */
function withoutTwins(candidates: readonly Candidate[]): Candidate[] {
  const byControls = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = candidate.controls
      .map(({ asset, control }) => `${control}@${asset}`)
      .sort()
      .join(' ');
    const twin = byControls.get(key);
    if (!twin) {
      byControls.set(key, candidate);
      continue;
    }
    const [named, other] = candidate.name < twin.name ? [candidate, twin] : [twin, candidate];
    byControls.set(key, { ...named, strategies: [...named.strategies, ...other.strategies], promise: named.promise + other.promise });
  }
  return [...byControls.values()];
}

function everywhere(entry: string, places: readonly Candidate[]): Candidate {
  const controls = new Map(places.flatMap((place) => place.controls).map((setting) => [`${setting.control}@${setting.asset}`, setting]));
  return {
    name: entry,
    entry,
    strategies: places.flatMap((place) => place.strategies),
    controls: [...controls.values()],
    promise: places.reduce((sum, place) => sum + place.promise, 0),
  };
}

/** One candidate for each set of controls that some strategy instance still needs. */
function singlePlaces({ analysis, model, target }: SuggestInput): Candidate[] {
  const { structure, levels, knowledge } = analysis;
  const states = strategyControlStates(analysis, model);
  const relevant = target === null ? null : ancestors(analysis, target);
  const seen = new Map<
    string,
    { name: string; entry: string; strategies: number[]; controls: readonly ControlSetting[]; promise: number }
  >();
  for (let strategy = 0; strategy < structure.strategies.count; strategy++) {
    if (levels.strategyEnabled[strategy] === 1 || !states.isPossible(strategy)) continue;
    let promise = 0;
    for (const threat of csrRow(structure.strategies.blocks, strategy)) {
      if (levels.threatLikelihood[threat]! <= 0 || !wouldLower(analysis, strategy, threat)) continue;
      if (relevant !== null && !relevant.has(threat)) continue;
      promise += 1 + (RISK_WEIGHTS[levels.threatRisk[threat]!] ?? 0);
    }
    if (promise === 0) continue;
    const controls = Array.from(csrRow(structure.strategies.mandatory, strategy))
      .filter((set) => levels.proposed[set] !== 1)
      .map((set): ControlSetting => ({
        asset: structure.assets.ids[structure.controlSets.asset[set]!]!,
        control: structure.controlSets.type[set]!,
        proposed: true,
        coverage: levels.coverage[set]!,
      }));
    if (controls.length === 0) continue;
    const { strategy: entry } = readStrategyId(knowledge.strategies[structure.strategies.strategy[strategy]!]!.id);
    const key = [entry, ...controls.map(({ asset, control }) => `${control}@${asset}`).sort()].join(' ');
    const known = seen.get(key);
    if (known) {
      known.strategies.push(strategy);
      known.promise += promise;
    } else {
      seen.set(key, { name: structure.strategies.ids[strategy]!, entry, strategies: [strategy], controls, promise });
    }
  }
  return [...seen.values()];
}

/** Every threat that a finding's likelihood or risk may hang on: what leads to it and, for a threat, what follows from it. */
function ancestors(analysis: Analysis, target: NonNullable<SuggestInput['target']>): ReadonlySet<number> {
  const { causation } = analysis;
  const found = new Set<number>();
  const open = 'threat' in target ? [target.threat] : Array.from(csrRow(causation.consequenceCausedBy, target.consequenceSet));
  for (let threat = open.pop(); threat !== undefined; threat = open.pop()) {
    if (found.has(threat)) continue;
    found.add(threat);
    for (const cause of csrRow(causation.threatCausedByConsequences, threat)) open.push(...csrRow(causation.consequenceCausedBy, cause));
  }
  if (!('threat' in target)) return found;
  const downstream = [target.threat];
  const after = new Set<number>();
  for (let threat = downstream.pop(); threat !== undefined; threat = downstream.pop()) {
    if (after.has(threat)) continue;
    after.add(threat);
    for (const effect of csrRow(causation.threatDirectEffects, threat)) downstream.push(...csrRow(causation.consequenceCauses, effect));
  }
  for (const threat of after) found.add(threat);
  return found;
}
