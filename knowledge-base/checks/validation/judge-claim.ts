import type { KnowledgeCatalogue } from '../../../shared/knowledge/catalogue.ts';
import type { CompiledKnowledge } from '../../../shared/knowledge/compiled.ts';
import { chainGaps } from './chain-links.ts';
import type { Claim, FindingName } from './claim.ts';
import { rankModel, type RankedModel, type Standing } from './ranked-model.ts';

/** Does a claim hold, and if not, why. */
export interface Verdict {
  readonly claim: Claim;
  readonly holds: boolean;
  readonly cause: string;
}

/** Where a threat or consequence stands. */
export function standingOf(ranked: RankedModel, { id, asset }: FindingName): Standing | undefined {
  if (id.startsWith('T-')) return ranked.threats.get(id);
  return asset === null ? ranked.consequences.get(id) : ranked.places.get(`${id}@${asset}`);
}

/** Judges a claim about a model. `again` re-analyses it with more controls. */
export function judgeClaim(claim: Claim, ranked: RankedModel, knowledge: CompiledKnowledge, catalogue: KnowledgeCatalogue): Verdict {
  const verdict = (holds: boolean, cause: string): Verdict => ({ claim, holds, cause: holds ? '' : cause });
  const live = (name: FindingName): Standing | undefined => {
    const standing = standingOf(ranked, name);
    return standing?.live === true ? standing : undefined;
  };
  switch (claim.kind) {
    case 'shows': {
      const found = claim.findings.map(live).filter((standing) => standing !== undefined);
      if (found.length === 0) return verdict(false, 'not live');
      if (claim.test === 'live') return verdict(true, '');
      const ranks = claim.test === 'entry' ? claim.findings.map((name) => entryRank(ranked, name.id)) : found.map((standing) => standing.rank);
      const best = Math.min(...ranks);
      return verdict(best <= claim.rank, `rank ${best}, behind ${before(ranked, claim.findings[0]!, best).join(', ')}; ${levelWords(found[0]!)}`);
    }
    case 'hides': {
      const standing = live(claim.finding);
      if (standing === undefined) return verdict(true, '');
      if ('above' in claim) {
        const other = live(claim.above);
        return verdict(other !== undefined && standing.rank > other.rank, `rank ${standing.rank} against ${other?.rank ?? 'none'}`);
      }
      return verdict(standing.rank > claim.rank, `rank ${standing.rank}`);
    }
    case 'lowers':
    case 'leaves':
    case 'removes': {
      const misplaced = claim.controls.filter(({ asset }) => !Object.hasOwn(ranked.model.assets, asset));
      if (misplaced.length > 0) return verdict(false, `there is no asset ${misplaced[0]!.asset}`);
      const old = standingOf(ranked, claim.finding);
      const now = standingOf(rankModel(knowledge, catalogue, ranked.model, claim.controls), claim.finding);
      const words = `risk ${old?.risk ?? 'none'} to ${now?.risk ?? 'none'}, likelihood ${old?.likelihood ?? 0} to ${now?.likelihood ?? 0}`;
      if (old?.live !== true) return verdict(false, 'not live without the control');
      if (claim.kind === 'lowers') return verdict((now?.risk ?? 0) < old.risk, words);
      if (claim.kind === 'removes') return verdict(now?.live !== true, words);
      return verdict(now?.risk === old.risk && now.likelihood === old.likelihood, words);
    }
    case 'chain': {
      const gaps = chainGaps(ranked, claim.threats);
      return verdict(gaps.length === 0, gaps.join('; '));
    }
  }
}

/** The rank among the threats that begin at an outside cause, since an entry is compared with other entries. */
function entryRank(ranked: RankedModel, threat: string): number {
  const { knowledge } = ranked.analysis;
  const entries = new Set(knowledge.threats.filter((entry) => entry.agents.length > 0).map((entry) => entry.id));
  return [...ranked.threats].filter(([id, standing]) => standing.live && entries.has(id)).findIndex(([id]) => id === threat) + 1 || Infinity;
}

function before(ranked: RankedModel, name: FindingName, rank: number): string[] {
  const list = name.id.startsWith('T-') ? ranked.threats : ranked.consequences;
  return [...list].filter(([, standing]) => standing.rank < rank).slice(0, 5).map(([id]) => id);
}

const levelWords = ({ risk, likelihood, key }: Standing): string => `risk ${risk}, likelihood ${likelihood}, score ${key.score}, path ${key.path}`;
