import type { Analysis } from '../analysis.ts';
import { levelNetwork, type LevelNetwork } from '../levels/level-network.ts';
import { isHeld, proofDepths, type PathMode, type ProofDepths } from './proof-depths.ts';

/** Why a threat has its likelihood. Proofs are acyclic and end in agents, in default or set trust, or in nothing needed. */
export interface ThreatProof {
  readonly threat: number;
  readonly likelihood: number;
  readonly cap: ProofCap;
  /** Every cause that is needed, and of each sufficient role the best asset's; empty where the branch was told before. */
  readonly causes: readonly CauseProof[];
}
/** What a threat needs, without what lies behind it. */
export type CauseStep =
  | { readonly kind: 'agent'; readonly agent: number; readonly level: number }
  /** Weak by default or because people say so. */
  | { readonly kind: 'trust'; readonly attributeSet: number; readonly level: number }
  /**
   * A consequence, perhaps felt through the attribute that it erodes; `witness` is the threat that explains it, -1 where
   * none does.
   */
  | {
      readonly kind: 'consequence';
      readonly consequenceSet: number;
      readonly attributeSet: number | null;
      readonly level: number;
      readonly witness: number;
    };
/** What keeps the likelihood from being higher. */
export type ProofCap =
  | { readonly kind: 'frequency'; readonly level: number }
  | { readonly kind: 'strategy'; readonly strategy: number; readonly level: number }
  | { readonly kind: 'cause'; readonly cause: CauseStep; readonly level: number }
  | { readonly kind: 'none'; readonly level: number };
export type CauseProof =
  | Exclude<CauseStep, { readonly kind: 'consequence' }>
  | (Omit<Extract<CauseStep, { readonly kind: 'consequence' }>, 'witness'> & { readonly witness: ThreatProof | null });

/** Proves threats and consequences of one analysis; the likeliest way, or the shortest. */
export class Prover {
  private readonly analysis: Analysis;
  private readonly network: LevelNetwork;
  private readonly depths: ProofDepths;
  private readonly told = new Set<number>();

  constructor(analysis: Analysis, mode: PathMode = 'likeliest') {
    this.analysis = analysis;
    this.network = levelNetwork(analysis.knowledge, analysis.structure);
    this.depths = proofDepths(analysis, mode);
  }

  /** The proof of a threat; `null` when it has no likelihood above the lowest. Each threat is told once. */
  threat(threat: number): ThreatProof | null {
    if (this.depths.threat[threat] === 0) return null;
    const likelihood = this.analysis.levels.threatLikelihood[threat]!;
    if (this.told.has(threat)) return { threat, likelihood, cap: { kind: 'none', level: likelihood }, causes: [] };
    this.told.add(threat);
    const steps = this.steps(threat);
    const causes = steps.map((step): CauseProof =>
      step.kind === 'consequence' ? { ...step, witness: step.witness < 0 ? null : this.threat(step.witness) } : step,
    );
    return { threat, likelihood, cap: this.cap(threat, steps), causes };
  }

  /**
   * What a threat needs: agents, all causes, and of those that stand for each other the ones proven soonest. For a threat
   * at its lowest level: what keeps it there.
   */
  steps(threat: number): readonly CauseStep[] {
    const { structure, levels } = this.analysis;
    const { agents } = structure.threats;
    const steps: CauseStep[] = [];
    for (let i = agents.offsets[threat]!; i < agents.offsets[threat + 1]!; i++) {
      const agent = agents.values[i]!;
      steps.push({ kind: 'agent', agent, level: levels.agentLevel[agent]! });
    }
    const needed = this.neededBy(threat);
    for (const cause of this.chosenCauses(threat, needed)) steps.push(this.step(cause, needed));
    return steps;
  }

  /** How many threats lie between the outside and a consequence, along its proof; 0 for what cannot happen. */
  depthOfConsequence(set: number): number {
    return this.depths.consequence[set]!;
  }

  /** The proof of a consequence: its best witness. */
  consequence(set: number): ThreatProof | null {
    const witness = this.witness(set);
    return witness < 0 ? null : this.threat(witness);
  }

  /** Threats from a root to this one, along the deepest cause of each: shorter than this, it cannot be explained. */
  path(threat: number): number[] {
    if (this.depths.threat[threat] === 0) return [];
    const path = [threat];
    const needed = (t: number): number => this.neededBy(t);
    for (let at = threat; this.depths.threat[at]! > 1;) {
      let deepest = -1;
      for (const cause of this.chosenCauses(at, needed(at))) {
        const set = this.consequenceBehind(cause, needed(at));
        if (set >= 0 && (deepest < 0 || this.depths.consequence[set]! > this.depths.consequence[deepest]!)) deepest = set;
      }
      at = deepest < 0 ? -1 : this.witness(deepest);
      if (at < 0) break;
      path.push(at);
    }
    return path.reverse();
  }

  /** The level that the causes of a threat have to reach. */
  private neededBy(threat: number): number {
    return this.depths.mode === 'shortest' ? 1 : Math.max(1, this.analysis.levels.threatLikelihood[threat]!);
  }

  private step(cause: number, needed: number): CauseStep {
    const { attributeCount, domain } = this.network;
    const { levels } = this.analysis;
    const set = this.consequenceBehind(cause, needed);
    if (set < 0) return { kind: 'trust', attributeSet: cause, level: domain.size - 1 - levels.assertedTrust[cause]! };
    return {
      kind: 'consequence',
      consequenceSet: set,
      attributeSet: cause < attributeCount ? cause : null,
      level: levels.consequenceLikelihood[set]!,
      witness: this.witness(set),
    };
  }

  /** The consequence that carries a cause; -1 when its own weakness is enough. */
  private consequenceBehind(cause: number, needed: number): number {
    const { attributeCount, domain } = this.network;
    if (cause >= attributeCount) return cause - attributeCount;
    if (domain.size - 1 - this.analysis.levels.assertedTrust[cause]! >= needed) return -1;
    return this.analysis.structure.attributeSets.consequence[cause]!;
  }

  /** The threat that explains a consequence: the one proven soonest; -1 where none does. */
  witness(set: number): number {
    const { threatsCausing } = this.network;
    const { levels } = this.analysis;
    let best = -1;
    for (let i = threatsCausing.offsets[set]!; i < threatsCausing.offsets[set + 1]!; i++) {
      const threat = threatsCausing.values[i]!;
      const depth = this.depths.threat[threat]!;
      if (depth === 0 || (this.depths.mode === 'likeliest' && levels.threatLikelihood[threat] !== levels.consequenceLikelihood[set]))
        continue;
      if (best < 0 || depth < this.depths.threat[best]!) best = threat;
    }
    return best;
  }

  /** All that is needed, and for each sufficient role the asset whose causes are proven soonest. */
  private chosenCauses(threat: number, needed: number): number[] {
    const { all, groups, units, unitCauses } = this.network;
    const chosen = Array.from(all.values.subarray(all.offsets[threat]!, all.offsets[threat + 1]!));
    for (let g = groups.offsets[threat]!; g < groups.offsets[threat + 1]!; g++) {
      const group = groups.values[g]!;
      let best: number[] = [];
      let soonest = Infinity;
      let likeliest = -1;
      for (let u = units.offsets[group]!; u < units.offsets[group + 1]!; u++) {
        const unit = units.values[u]!;
        const causes = Array.from(unitCauses.values.subarray(unitCauses.offsets[unit]!, unitCauses.offsets[unit + 1]!));
        const depth = Math.max(...causes.map((cause) => this.depthOf(cause, needed, threat)));
        // Where none is proven, the likeliest is what comes nearest.
        const level = Math.min(...causes.map((cause) => this.levelOf(cause)));
        if (depth < soonest || (soonest === Infinity && level > likeliest)) {
          soonest = depth;
          likeliest = level;
          best = causes;
        }
      }
      chosen.push(...best);
    }
    return chosen;
  }

  private levelOf(cause: number): number {
    const { attributeCount, domain } = this.network;
    const { levels } = this.analysis;
    return cause < attributeCount ? domain.size - 1 - levels.inferredTrust[cause]! : levels.consequenceLikelihood[cause - attributeCount]!;
  }

  private depthOf(cause: number, needed: number, threat: number): number {
    const limit = this.depths.threat[threat]!;
    const seeds = this.analysis.causation.externalConsequence;
    if (
      !isHeld(
        this.network,
        this.analysis,
        cause,
        needed,
        (set) => seeds[set] === 1 || (this.depths.consequence[set]! > 0 && this.depths.consequence[set]! < limit),
      )
    )
      return Infinity;
    const set = this.consequenceBehind(cause, needed);
    return set < 0 ? 0 : this.depths.consequence[set]!;
  }

  /** What holds a threat where it is: a strategy in force, else its weakest cause, else how often it happens. */
  cap(threat: number, steps: readonly CauseStep[]): ProofCap {
    const { structure, levels, knowledge } = this.analysis;
    const top = this.network.domain.size - 1;
    const likelihood = Math.max(0, levels.threatLikelihood[threat]!);
    if (likelihood === top) return { kind: 'none', level: likelihood };
    for (const rows of [structure.threats.blockedBy, structure.threats.mitigatedBy])
      for (let i = rows.offsets[threat]!; i < rows.offsets[threat + 1]!; i++) {
        const strategy = rows.values[i]!;
        const strength = knowledge.behaviour.ignoreCoverageOfMandatoryControls
          ? knowledge.strategies[structure.strategies.strategy[strategy]!]!.strength
          : levels.strategyCoverage[strategy]!;
        if (levels.strategyEnabled[strategy] === 1 && top - strength === likelihood)
          return { kind: 'strategy', strategy, level: likelihood };
      }
    const weakest = steps.reduce<CauseStep | null>((least, step) => (least === null || step.level < least.level ? step : least), null);
    if (weakest !== null && weakest.level <= likelihood) return { kind: 'cause', cause: weakest, level: likelihood };
    const frequency = knowledge.threats[structure.threats.threat[threat]!]!.frequency;
    return frequency === likelihood ? { kind: 'frequency', level: likelihood } : { kind: 'none', level: likelihood };
  }
}
