import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readValidation } from '../../build/validate-knowledge.ts';
import { claimCounts } from '../../knowledge-base/checks/validation/claim-counts.ts';
import { chainGaps } from '../../knowledge-base/checks/validation/chain-links.ts';
import { rankModel } from '../../knowledge-base/checks/validation/ranked-model.ts';
import { perturbedShares, shareWithin, validateKnowledge } from '../../knowledge-base/checks/validation/validate-knowledge.ts';

const input = readValidation(fileURLToPath(new URL('../../knowledge-base/', import.meta.url)));
const { bundle, templates, incidents, chains } = input;
const result = validateKnowledge(bundle.compiled, bundle.catalogue, templates, incidents, chains, chainGaps);
const verdicts = result.incidents.flatMap(({ incident, verdicts: all }) => all.map((verdict) => ({ ...verdict, incident: incident.id })));
const failing = (...kinds: string[]): string[] =>
  verdicts.filter(({ claim, holds }) => kinds.includes(claim.kind) && !holds).map(({ incident, claim, cause }) => `${incident} ${claim.line}: ${cause}`);

/** What is reached; a change that falls below it has to say why. */
const FLOOR_AT_FIVE = 0.6;
const FLOOR_AT_TEN = 0.85;

describe('what the knowledge base is judged by', () => {
  it('can be read: every incident is a model that type-checks, with claims in words that are known', () => {
    expect(input.mistakes).toEqual([]);
    expect(templates).toHaveLength(13);
    expect(incidents.filter(({ claims }) => claims.length > 0).length).toBeGreaterThanOrEqual(17);
  });

  it('shows at least four fifths of what the incidents say has to show', () => {
    const shown = verdicts.filter(({ claim }) => claim.kind === 'shows' || claim.kind === 'chain');
    expect(shown.filter(({ holds }) => holds).length / shown.length, failing('shows', 'chain').join('\n')).toBeGreaterThanOrEqual(0.87);
  });

  it('never shows what the incidents say must not', () => {
    expect(failing('hides')).toEqual([]);
  });

  it('lowers the risk by a level with the control that the report names', () => {
    expect(failing('lowers', 'removes')).toEqual([]);
  });

  it('changes nothing with an unrelated control', () => {
    expect(failing('leaves')).toEqual([]);
  });

  it('tells every cascade: its threats are live and lead to each other', () => {
    expect(result.chains).toHaveLength(16);
    expect(result.chains.filter(({ gaps }) => gaps.length > 0).map(({ chain, gaps }) => `${chain.id}: ${gaps.join('; ')}`)).toEqual([]);
  });

  it('keeps the expected risks of the templates where they have once stood', () => {
    const misses = result.expected.filter(({ rank }) => rank === null || rank > 10).map(({ template, threat, cause }) => `${template} ${threat}: ${cause}`);
    expect(shareWithin(result.expected, 5), misses.join('\n')).toBeGreaterThanOrEqual(FLOOR_AT_FIVE);
    expect(shareWithin(result.expected, 10), misses.join('\n')).toBeGreaterThanOrEqual(FLOOR_AT_TEN);
  });

  it('has a smallest example for every threat that is live in no template and no incident', () => {
    const examples = new Map(bundle.catalogue.threats.map((threat) => [threat.id, threat.examples]));
    expect(result.unseen.filter((id) => examples.get(id) === undefined)).toEqual([]);
  });

  it('gives the same figures for the same seed, and other ones for another', () => {
    const small = templates.filter(({ id }) => id !== 'hospital-1000');
    const few = { ...result, ranked: new Map([...result.ranked].filter(([id]) => id !== 'hospital-1000')) };
    const run = (seed: number): unknown => perturbedShares(few, bundle.compiled, bundle.catalogue, small, 1, seed);
    expect(run(7)).toEqual(run(7));
    expect(run(7)).not.toEqual(run(8));
  });
});

describe('the incidents that were held out', () => {
  // What was reached after learning from them (the last set: at its first run). All first, blind figures stand in docs/spec/ranking.md.
  // `left` only where a first run fell short of the usual bar because the threat that a control was to leave alone was not live at all.
  const floors: readonly { readonly shown: number; readonly lowered: number; readonly left?: number }[] = [
    { shown: 0.7, lowered: 0.75 },
    { shown: 0.75, lowered: 0.75 },
    { shown: 0.7, lowered: 0.75 },
    { shown: 0.75, lowered: 0.75 },
    { shown: 0.68, lowered: 0.7 },
    { shown: 0.45, lowered: 0.75 },
    { shown: 0.65, lowered: 0.6 },
    { shown: 0.4, lowered: 0.4, left: 0.8 },
  ];

  it.each(input.heldOut.map((set, i) => ({ ...set, floor: floors[i]! })))('$title keeps what it has taught', ({ incidents: set, floor }) => {
    const judged = validateKnowledge(bundle.compiled, bundle.catalogue, [], set, [], chainGaps).incidents.flatMap((entry) => entry.verdicts);
    const { shows, lowers, leaves } = claimCounts(judged);
    expect(shows.held / shows.all).toBeGreaterThanOrEqual(floor.shown);
    expect(lowers.held / lowers.all).toBeGreaterThanOrEqual(floor.lowered);
    expect(leaves.held / leaves.all).toBeGreaterThanOrEqual(floor.left ?? 0.85);
  });

  it('are none of those that the knowledge base was mended with', () => {
    const known = new Set(incidents.map(({ title }) => title));
    const held = input.heldOut.flatMap((set) => set.incidents.map(({ title }) => title));
    expect(held.filter((title) => known.has(title))).toEqual([]);
    expect(new Set(held).size).toBe(held.length);
  });
});

describe('a standby', () => {
  // A site where heat comes often, so that it counts more than two failures that have nothing to do with each other.
  const medium = bundle.compiled.scales.likelihood.indexOf('medium');
  const hot: typeof bundle.compiled = {
    ...bundle.compiled,
    threats: bundle.compiled.threats.map((threat) => (['T-UTL-08', 'T-CAR-105'].includes(threat.id) ? { ...threat, frequency: medium } : threat)),
  };
  const scenario = (without: readonly string[]): number => {
    const heat = incidents.find(({ id }) => id === 'X-heat')!;
    const relations = Object.fromEntries(
      Object.entries(heat.model.relations).filter(([, { from, type, to }]) => !without.includes(`${from} ${type} ${to}`)),
    );
    // Trust: nothing breaks by itself there, since a standby of the same program is no help against its own faults.
    const levels = {
      '|nature': { asset: '', attribute: 'nature', level: 'medium' as const },
      '|fault': { asset: '', attribute: 'fault', level: 'very-high' as const },
    };
    const ranked = rankModel(hot, bundle.catalogue, { ...heat.model, relations, levels });
    return ranked.places.get('C-Unavailable@chart')?.likelihood ?? 0;
  };

  it('gives no credit where one plant cools both rooms', () => {
    expect(scenario([])).toBe(scenario(['chart replicatesTo copy']));
  });

  it('gives credit where nothing fails both', () => {
    expect(scenario(['cooling conditions room-b'])).toBeLessThan(scenario(['cooling conditions room-b', 'chart replicatesTo copy']));
  });
});
