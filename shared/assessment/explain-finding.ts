import { csrRow } from '../base/csr.ts';
import type { Analysis } from '../engine/analysis.ts';
import { assetsOfNode } from '../engine/analysis.ts';
import { Prover, type CauseStep } from '../engine/explain/prove.ts';
import type { KnowledgeCatalogue, ThreatEntry } from '../knowledge/catalogue.ts';
import type { LikelihoodLevel, ModelRecords } from '../model/records.ts';
import { levelKey } from '../model/records.ts';
import { strategyControlStates } from './build-findings.ts';
import { wouldLower } from './finding-items.ts';
import { lastingLevelsOf } from './asset-times.ts';
import { agentCauseId, attributeCauseId, consequenceFindingId, roleName } from './finding-ids.ts';
import { explainTimes } from './explain-times.ts';
import type { ExplainedCause, Explanation } from './findings.ts';
import { nameStyle, reasonSentence } from './reason-sentence.ts';
import { riskName } from './risk-summary.ts';

/** What explaining needs: the analysis, the model as people set it, and the texts. */
export interface ExplainInput {
  readonly analysis: Analysis;
  readonly model: ModelRecords;
  readonly catalogue: KnowledgeCatalogue;
}

/**
 * Why a finding is there: what matched, the causes back to agents and default trust, what caps it, what would
 * stop it. The chain follows the weakest cause of each threat (raising it changes the finding) and, behind a
 * consequence, the threat with the shortest way to a root; it has no circles. `null`: there is no such finding.
 */
export function explainFinding(input: ExplainInput, finding: string): Explanation | null {
  const teller = new Teller(input);
  const { structure } = input.analysis;
  const threat = structure.threats.ids.indexOf(finding);
  if (threat >= 0) return input.analysis.levels.threatLikelihood[threat]! < 0 ? null : teller.withTimes(teller.threat(threat));
  for (let set = 0; set < structure.consequenceSets.count; set++) {
    if (consequenceFindingId(input.analysis, set) === finding) return teller.withTimes(teller.consequence(set));
  }
  return null;
}

class Teller {
  readonly #analysis: Analysis;
  readonly #model: ModelRecords;
  readonly #prover: Prover;
  readonly #threats: ReadonlyMap<string, ThreatEntry>;
  readonly #catalogue: KnowledgeCatalogue;
  readonly #states: ReturnType<typeof strategyControlStates>;
  readonly #told = new Set<number>();

  constructor({ analysis, model, catalogue }: ExplainInput) {
    this.#analysis = analysis;
    this.#model = model;
    this.#catalogue = catalogue;
    this.#prover = new Prover(analysis);
    this.#threats = new Map(catalogue.threats.map((entry) => [entry.id, entry]));
    this.#states = strategyControlStates(analysis, model);
  }

  /** The explanation of the finding that was asked for: with the times that count for it. */
  withTimes(explanation: Explanation): Explanation {
    const { structure } = this.#analysis;
    const line = explanation.chain.map((id) => structure.threats.ids.indexOf(id));
    const times = explainTimes(this.#analysis, this.#model, line);
    return times.length === 0 ? explanation : { ...explanation, times };
  }

  threat(threat: number): Explanation {
    const { structure, levels, knowledge } = this.#analysis;
    const steps = this.#prover.steps(threat);
    const isNew = !this.#told.has(threat);
    this.#told.add(threat);
    const main = this.#mainCause(steps);
    // The main cause is told first, so that a repeated branch is cut beside the chain and never on it.
    const order = [...steps].sort((a, b) => Number(b === main) - Number(a === main));
    const told = new Map<CauseStep, ExplainedCause>();
    if (isNew) for (const cause of order) told.set(cause, this.#cause(cause));
    const causes = steps.flatMap((step) => told.get(step) ?? []);
    const line = this.#line(threat);
    return {
      finding: structure.threats.ids[threat]!,
      sentence: this.#sentence(threat),
      likelihood: this.#likelihood(levels.threatLikelihood[threat]!),
      risk: riskName(knowledge.scales, levels.threatRisk[threat]!),
      matched: this.#matched(threat),
      cap: this.#cap(threat, steps),
      causes,
      stoppedBy: this.#stoppedBy(line),
      path: this.#path(line),
      chain: line.map((step) => structure.threats.ids[step]!),
    };
  }

  consequence(set: number): Explanation {
    const { structure, levels, knowledge } = this.#analysis;
    const witness = this.#prover.witness(set);
    const behind = witness < 0 ? null : this.threat(witness);
    const entry = this.#catalogue.consequences.find(
      (candidate) => candidate.id === knowledge.consequences[structure.consequenceSets.type[set]!]!.id,
    );
    const asset = structure.consequenceSets.asset[set]!;
    const id = consequenceFindingId(this.#analysis, set);
    const level = this.#likelihood(levels.consequenceLikelihood[set]!);
    return {
      finding: id,
      sentence: `${structure.assets.labels[asset]!}: ${entry?.label ?? id}.${behind ? ` ${behind.sentence}` : ''}`,
      likelihood: level,
      risk: riskName(knowledge.scales, levels.consequenceRisk[set]!),
      matched: [{ role: 'asset', assets: [structure.assets.ids[asset]!] }],
      cap: behind ? { kind: 'cause', by: behind.finding, level } : null,
      causes: [{ kind: 'consequence', id, label: entry?.label ?? id, level, ...(behind ? { because: behind } : {}) }],
      stoppedBy: behind?.stoppedBy ?? [],
      path: behind ? unique([...behind.path, structure.assets.ids[asset]!]) : [structure.assets.ids[asset]!],
      chain: behind?.chain ?? [],
    };
  }

  /** The cause that the chain follows: the weakest; of equally weak ones the one with the longest story behind it. */
  #mainCause(steps: readonly CauseStep[]): CauseStep | undefined {
    const depth = (step: CauseStep): number => (step.kind === 'consequence' ? this.#prover.depthOfConsequence(step.consequenceSet) : 0);
    const told = steps.filter((step) => step.kind === 'consequence' && step.level > 0);
    const pool = told.length > 0 ? told : steps;
    return pool.reduce<CauseStep | undefined>(
      (best, step) =>
        best === undefined || step.level < best.level || (step.level === best.level && depth(step) > depth(best)) ? step : best,
      undefined,
    );
  }

  #cause(cause: CauseStep): ExplainedCause {
    const { structure, knowledge } = this.#analysis;
    const level = this.#likelihood(cause.level);
    if (cause.kind === 'agent') {
      const entry = this.#catalogue.agents.find((candidate) => candidate.id === knowledge.agents[cause.agent]!.id);
      return {
        kind: 'agent',
        id: agentCauseId(this.#analysis, cause.agent),
        label: entry?.label ?? knowledge.agents[cause.agent]!.id,
        level,
      };
    }
    if (cause.kind === 'trust') {
      const sets = structure.attributeSets;
      const attribute = knowledge.attributes[sets.type[cause.attributeSet]!]!.id;
      const asset = sets.asset[cause.attributeSet]!;
      const entry = this.#catalogue.attributes.find((candidate) => candidate.id === attribute);
      const id = structure.assets.ids[asset]!;
      const isSet =
        this.#model.levels[levelKey(id, attribute)] !== undefined ||
        lastingLevelsOf(this.#model.assets[id], knowledge)?.attributes.has(sets.type[cause.attributeSet]!) === true;
      return {
        kind: isSet ? 'set-trust' : 'default-trust',
        id: attributeCauseId(this.#analysis, cause.attributeSet),
        label: `${entry?.label ?? attribute}: ${structure.assets.labels[asset]!}`,
        level,
      };
    }
    const set = cause.consequenceSet;
    const consequence = knowledge.consequences[structure.consequenceSets.type[set]!]!.id;
    const entry = this.#catalogue.consequences.find((candidate) => candidate.id === consequence);
    const { witness } = cause;
    return {
      kind: 'consequence',
      id: consequenceFindingId(this.#analysis, set),
      label: `${entry?.label ?? consequence}: ${structure.assets.labels[structure.consequenceSets.asset[set]!]!}`,
      level,
      ...(witness < 0 ? {} : { because: this.threat(witness) }),
    };
  }

  /** Threats from a root to this one along the main causes. */
  #line(threat: number): number[] {
    const line = [threat];
    for (let at = threat; ;) {
      const main = this.#mainCause(this.#prover.steps(at));
      const earlier = main?.kind === 'consequence' ? main.witness : -1;
      if (earlier < 0 || line.includes(earlier)) return line.reverse();
      line.push(earlier);
      at = earlier;
    }
  }

  /** The asserted assets on the way: per threat where its cause sits, then its other key assets, then where the next one begins. */
  #path(line: readonly number[]): string[] {
    const { structure } = this.#analysis;
    const sets = structure.consequenceSets;
    const path: number[] = [];
    line.forEach((threat, i) => {
      const main = this.#mainCause(this.#prover.steps(threat));
      const start =
        main?.kind === 'consequence'
          ? sets.asset[main.consequenceSet]!
          : main?.kind === 'trust'
            ? structure.attributeSets.asset[main.attributeSet]!
            : -1;
      const following = line[i + 1];
      const ends = new Set(Array.from(csrRow(structure.threats.effects, threat), (set) => sets.asset[set]!));
      const next = following === undefined ? new Set<number>() : new Set(this.#keyAssets(following));
      const keys = this.#keyAssets(threat);
      if (start >= 0) path.push(start);
      path.push(
        ...keys.filter((asset) => !ends.has(asset)),
        ...keys.filter((asset) => ends.has(asset) && !next.has(asset)),
        ...keys.filter((asset) => ends.has(asset) && next.has(asset)),
      );
      if (following === undefined) path.push(...ends);
    });
    return unique(path.filter((asset) => structure.assets.createdBy[asset]! < 0).map((asset) => structure.assets.ids[asset]!));
  }

  #keyAssets(threat: number): number[] {
    const { structure, knowledge } = this.#analysis;
    const match = structure.threats.match[threat]!;
    return knowledge.patterns[structure.matches.pattern[match]!]!.nodes.flatMap((node, index) =>
      node.kind === 'key' || node.kind === 'root' ? Array.from(assetsOfNode(structure.matches, match, index)) : [],
    );
  }

  #matched(threat: number): { role: string; assets: string[] }[] {
    const { structure, knowledge } = this.#analysis;
    const match = structure.threats.match[threat]!;
    return knowledge.patterns[structure.matches.pattern[match]!]!.nodes.map((node, index) => ({
      role: roleName(knowledge.roles[node.role]!.id),
      assets: Array.from(assetsOfNode(structure.matches, match, index), (asset) => structure.assets.ids[asset]!),
    })).filter(({ assets }) => assets.length > 0);
  }

  #sentence(threat: number): string {
    const { structure, knowledge } = this.#analysis;
    const id = knowledge.threats[structure.threats.threat[threat]!]!.id;
    const roles = new Map(this.#matched(threat).map(({ role, assets }) => [role, assets.map((asset) => this.#label(asset))]));
    return reasonSentence(this.#threats.get(id)?.reason ?? id, roles, undefined, nameStyle(this.#catalogue.words));
  }

  #label(asset: string): string {
    const { assets } = this.#analysis.structure;
    return assets.labels[assets.ids.indexOf(asset)] ?? asset;
  }

  #cap(threat: number, steps: readonly CauseStep[]): Explanation['cap'] {
    const { structure, knowledge } = this.#analysis;
    const cap = this.#prover.cap(threat, steps);
    const level = this.#likelihood(cap.level);
    switch (cap.kind) {
      case 'strategy':
        return { kind: 'strategy', by: structure.strategies.ids[cap.strategy]!, level };
      case 'cause':
        return { kind: 'cause', by: this.#causeId(cap.cause), level };
      case 'frequency':
        return { kind: 'frequency', by: knowledge.threats[structure.threats.threat[threat]!]!.id, level };
      case 'none':
        return null;
    }
  }

  #causeId(cause: CauseStep): string {
    return cause.kind === 'agent'
      ? agentCauseId(this.#analysis, cause.agent)
      : cause.kind === 'trust'
        ? attributeCauseId(this.#analysis, cause.attributeSet)
        : consequenceFindingId(this.#analysis, cause.consequenceSet);
  }

  /** Strategies that would lower a threat of the line, those of the finding itself first. */
  #stoppedBy(line: readonly number[]): string[] {
    const { structure, levels } = this.#analysis;
    return unique(
      [...line].reverse().flatMap((threat) =>
        Array.from(csrRow(structure.threats.blockedBy, threat))
          .filter(
            (strategy) =>
              levels.strategyEnabled[strategy] === 0 && this.#states.isPossible(strategy) && wouldLower(this.#analysis, strategy, threat),
          )
          .map((strategy) => structure.strategies.ids[strategy]!),
      ),
    );
  }

  #likelihood(level: number): LikelihoodLevel {
    return this.#analysis.knowledge.scales.likelihood[Math.max(0, level)] as LikelihoodLevel;
  }
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];
