import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { assetsOfNode, type Analysis } from '../../../shared/engine/analysis.ts';
import { csrRow } from '../../../shared/base/csr.ts';
import { openSession } from '../../../shared/engine/open-session.ts';
import { arbitraryStart, arbitraryStep, EditedModel, richDomain, wholeOf } from '../../helpers/engine-random.ts';

vi.setConfig({ testTimeout: 120_000 });

/** The fixpoint as the clauses say it: rounds over all threats until nothing changes. */
function byRounds({ knowledge, structure, levels }: Analysis): { threat: number[]; consequence: number[]; trust: number[] } {
  const { threats, attributeSets, consequenceSets, matches, strategies } = structure;
  const top = knowledge.scales.trust.length - 1;
  const trust = Array.from(levels.assertedTrust);
  const consequence = Array.from({ length: consequenceSets.count }, () => 0);
  const threat = Array.from({ length: threats.count }, () => -1);
  for (let changed = true; changed;) {
    changed = false;
    for (let t = 0; t < threats.count; t++) {
      const entry = knowledge.threats[threats.threat[t]!]!;
      const entryPoints = csrRow(threats.entryPoints, t);
      const conditions = csrRow(threats.conditions, t);
      const agents = csrRow(threats.agents, t);
      if (entryPoints.length + conditions.length + agents.length === 0) continue;
      if (threats.triggered[t] === 1 && !csrRow(threats.triggeredBy, t).some((strategy) => levels.strategyEnabled[strategy] === 1))
        continue;
      const blocking = new Map<number, number>();
      for (const set of entryPoints)
        blocking.set(attributeSets.asset[set]!, Math.max(blocking.get(attributeSets.asset[set]!) ?? 0, trust[set]!));
      for (const set of conditions)
        blocking.set(consequenceSets.asset[set]!, Math.max(blocking.get(consequenceSets.asset[set]!) ?? 0, top - consequence[set]!));
      let level = 0;
      const nodes = knowledge.patterns[matches.pattern[threats.match[t]!]!]!.nodes;
      for (const [at, node] of nodes.entries()) {
        const own = Array.from(assetsOfNode(matches, threats.match[t]!, at)).flatMap((asset) => blocking.get(asset) ?? []);
        if (own.length > 0) level = Math.max(level, node.kind === 'sufficient' ? Math.min(...own) : Math.max(...own));
      }
      for (const strategy of csrRow(threats.blockedBy, t)) {
        if (levels.strategyEnabled[strategy] === 0) continue;
        const strength = knowledge.strategies[strategies.strategy[strategy]!]!.strength;
        level = Math.max(level, knowledge.behaviour.ignoreCoverageOfMandatoryControls ? strength : levels.strategyCoverage[strategy]!);
      }
      const caps = [
        top - level,
        ...(entry.frequency < 0 ? [] : [entry.frequency]),
        ...Array.from(agents, (agent) => levels.agentLevel[agent]!),
      ];
      threat[t] = Math.min(...caps);
    }
    for (let t = 0; t < threats.count; t++)
      for (const set of csrRow(threats.effects, t))
        if (threat[t]! > consequence[set]!) {
          consequence[set] = threat[t]!;
          changed = true;
        }
    for (let set = 0; set < attributeSets.count; set++) {
      const by = attributeSets.consequence[set]!;
      if (by >= 0) trust[set] = Math.min(trust[set]!, top - consequence[by]!);
    }
  }
  return { threat, consequence, trust };
}

describe.each([
  ['reference', false],
  ['reference', true],
  ['corrected', false],
  ['corrected', true],
] as const)('levels, %s, members %s', (behaviour, members) => {
  const knowledge = richDomain(behaviour, members);
  it('are the least fixpoint that rounds over all threats find', () => {
    fc.assert(
      fc.property(arbitraryStart, fc.array(arbitraryStep, { maxLength: 12 }), (start, steps) => {
        const model = EditedModel.after(knowledge, 'future', [...start, ...steps]);
        const { analysis } = openSession(knowledge, model.input());
        const { levels } = analysis;
        expect({
          threat: Array.from(levels.threatLikelihood),
          consequence: Array.from(levels.consequenceLikelihood),
          trust: Array.from(levels.inferredTrust),
        }).toEqual(byRounds(analysis));
      }),
      { numRuns: 200 },
    );
  });

  it('do not depend on the order of records', () => {
    fc.assert(
      fc.property(arbitraryStart, fc.array(arbitraryStep, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (start, steps, numbers) => {
        const model = EditedModel.after(knowledge, 'future', [...start, ...steps]);
        const input = model.input();
        const shuffled = <Item>(items: readonly Item[]): Item[] =>
          items
            .map((item) => ({ item, at: numbers.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const other = {
          ...input,
          assets: shuffled(input.assets),
          relations: shuffled(input.relations),
          controls: shuffled(input.controls),
          attributeLevels: shuffled(input.attributeLevels),
          impacts: shuffled(input.impacts),
        };
        expect(wholeOf(openSession(knowledge, other).analysis)).toEqual(wholeOf(openSession(knowledge, input).analysis));
      }),
      { numRuns: 100 },
    );
  });
});
