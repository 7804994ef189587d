import { systemInput } from '../../../shared/assessment/system-input.ts';
import { calculate } from '../../../shared/engine/calculate.ts';
import type { KnowledgeCatalogue } from '../../../shared/knowledge/catalogue.ts';
import type { CompiledKnowledge } from '../../../shared/knowledge/compiled.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import type { Incident } from './incident.ts';
import { judgeClaim, type Verdict } from './judge-claim.ts';
import { perturbed, seededNumbers } from './perturbed-knowledge.ts';
import { rankAnalysis, rankModel, type RankedModel } from './ranked-model.ts';

/** A template with the threats that its author expects to matter most. */
export interface ExpectedRisks {
  readonly id: string;
  readonly expectedRisks: readonly string[];
  readonly model: ModelRecords;
}
/** Where one expected risk stands; rank `null`: not live. */
export interface ExpectedRank {
  readonly template: string;
  readonly threat: string;
  readonly rank: number | null;
  /** Why it does not stand higher. */
  readonly cause: string;
}
/** A cascade that has to be found in a model. */
export interface CascadeChain {
  readonly id: string;
  readonly title: string;
  /** Id of a template or an incident. */
  readonly model: string;
  readonly steps: readonly string[];
  /** A second branch of the same story. */
  readonly also?: readonly string[];
}
/** What a run of the validation found. */
export interface Validation {
  readonly expected: readonly ExpectedRank[];
  readonly incidents: readonly { readonly incident: Incident; readonly verdicts: readonly Verdict[] }[];
  readonly chains: readonly { readonly chain: CascadeChain; readonly gaps: readonly string[] }[];
  /** Threats that are live in no template and no incident. */
  readonly unseen: readonly string[];
  readonly ranked: ReadonlyMap<string, RankedModel>;
}

/** Ranks all models and judges everything that is claimed about them. */
export function validateKnowledge(
  knowledge: CompiledKnowledge,
  catalogue: KnowledgeCatalogue,
  templates: readonly ExpectedRisks[],
  incidents: readonly Incident[],
  chains: readonly CascadeChain[],
  gapsOf: (ranked: RankedModel, steps: readonly string[]) => string[],
): Validation {
  const ranked = new Map<string, RankedModel>();
  for (const { id, model } of [...templates, ...incidents]) ranked.set(id, rankModel(knowledge, catalogue, model));
  const seen = new Set<string>();
  for (const { threats } of ranked.values()) for (const [id, { live }] of threats) if (live) seen.add(id);
  return {
    expected: templates.flatMap(({ id, expectedRisks }) => expectedRisks.map((threat) => expectedRank(id, threat, ranked.get(id)!))),
    incidents: incidents.map((incident) => ({
      incident,
      verdicts: incident.claims.map((claim) => judgeClaim(claim, ranked.get(incident.id)!, knowledge, catalogue)),
    })),
    chains: chains.map((chain) => {
      const model = ranked.get(chain.model);
      const gaps = model === undefined ? [`there is no model ${chain.model}`] : [...gapsOf(model, chain.steps), ...(chain.also ? gapsOf(model, chain.also) : [])];
      return { chain, gaps };
    }),
    unseen: catalogue.threats.map(({ id }) => id).filter((id) => !seen.has(id)),
    ranked,
  };
}

function expectedRank(template: string, threat: string, ranked: RankedModel): ExpectedRank {
  const standing = ranked.threats.get(threat);
  if (standing?.live !== true) return { template, threat, rank: null, cause: standing === undefined ? 'its pattern matches nowhere' : 'one of its causes is at the lowest level' };
  const first = [...ranked.threats].slice(0, 5).map(([id]) => id);
  const fifth = [...ranked.threats.values()][4];
  const short =
    fifth !== undefined && standing.risk < fifth.risk
      ? `risk ${ranked.analysis.knowledge.scales.risk[standing.risk]} at likelihood ${ranked.analysis.knowledge.scales.likelihood[standing.likelihood]}`
      : `score ${standing.key.score} against ${fifth?.key.score ?? 0}, path ${standing.key.path}`;
  return { template, threat, rank: standing.rank, cause: `${short}; behind ${first.join(', ')}` };
}

/** Shares of a run: expected risks at rank 5 and 10, claims of the incidents that hold. */
export interface Shares {
  readonly atFive: number;
  readonly atTen: number;
  readonly claims: number;
}

/** The same shares with each frequency and default trust moved by one level, once for each seed. Counterfactuals are left out. */
export function perturbedShares(validation: Validation, knowledge: CompiledKnowledge, catalogue: KnowledgeCatalogue, templates: readonly ExpectedRisks[], runs: number, firstSeed = 1): Shares[] {
  return Array.from({ length: runs }, (_, run): Shares => {
    const other = perturbed(knowledge, seededNumbers(firstSeed + run));
    const again = new Map<string, RankedModel>();
    for (const [id, { analysis, model }] of validation.ranked) {
      // A structure of its own, since settings and networks are remembered for each structure.
      const structure = { ...analysis.structure };
      again.set(id, rankAnalysis({ ...analysis, knowledge: other, structure, ...calculate(other, structure, systemInput(model, other, 'today')) }, catalogue, model));
    }
    const expected = templates.flatMap(({ id, expectedRisks }) => expectedRisks.map((threat) => expectedRank(id, threat, again.get(id)!)));
    const verdicts = validation.incidents.flatMap(({ incident }) =>
      incident.claims
        .filter(({ kind }) => kind === 'shows' || kind === 'hides' || kind === 'chain')
        .map((claim) => judgeClaim(claim, again.get(incident.id)!, other, catalogue)),
    );
    return { atFive: shareWithin(expected, 5), atTen: shareWithin(expected, 10), claims: verdicts.filter(({ holds }) => holds).length / verdicts.length };
  });
}

/** The share of expected risks at a rank or better. */
export const shareWithin = (expected: readonly ExpectedRank[], rank: number): number =>
  expected.filter((entry) => entry.rank !== null && entry.rank <= rank).length / expected.length;
