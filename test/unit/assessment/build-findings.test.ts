import { describe, expect, test } from 'vitest';
import { buildFindings } from '../../../shared/assessment/build-findings.ts';
import { RISK_WEIGHTS } from '../../../shared/assessment/risk-summary.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { analysed, bundledKnowledge, template, withControls } from '../../helpers/bundled-knowledge.ts';

const { findings, session } = analysed(template('infusion-pump-fleet'));
const reversed = (model: ModelRecords): ModelRecords => {
  const turned = <T extends object>(table: T): T => Object.fromEntries(Object.entries(table).reverse()) as T;
  return { ...model, assets: turned(model.assets), relations: turned(model.relations), controls: turned(model.controls) };
};

describe('findings', () => {
  test('list their fields in the fixed order', () => {
    expect(Object.keys(findings)).toEqual([
      'format',
      'knowledgeBase',
      'model',
      'levels',
      'complete',
      'problems',
      'inferred',
      'overallRisk',
      'riskCounts',
      'threatCounts',
      'riskIndex',
      'threats',
      'consequences',
      'strategies',
    ]);
    expect(Object.keys(findings.threats[0]!)).toEqual([
      'id',
      'threat',
      'title',
      'assets',
      'likelihood',
      'risk',
      'score',
      'rank',
      'threatRank',
      'rootCause',
      'blockedBy',
      'suggested',
      'causes',
      'effects',
    ]);
    expect(Object.keys(findings.consequences[0]!)).toEqual([
      'id',
      'consequence',
      'asset',
      'impact',
      'likelihood',
      'risk',
      'score',
      'rank',
      'causedBy',
    ]);
    expect(Object.keys(findings.strategies[0]!)).toEqual(['id', 'strategy', 'controls', 'blocks', 'triggers', 'enabled']);
  });

  test('are ranked from 1 without a gap, in the order of risk, and score orders inside one risk level', () => {
    const passesOn = new Set(
      bundledKnowledge()
        .compiled.threats.filter(({ secondary }) => secondary)
        .map(({ id }) => id),
    );
    for (const list of [findings.threats, findings.consequences]) {
      expect(list.map((finding) => finding.rank)).toEqual(list.map((_, i) => i + 1));
      const live = list.filter((finding) => finding.likelihood !== 'negligible');
      expect(list.slice(0, live.length)).toEqual(live);
      // What only passes on is listed among the findings of the next lower level.
      const level = (finding: (typeof live)[number]): number =>
        findings.levels.risk.indexOf(finding.risk) - ('threat' in finding && passesOn.has(finding.threat) ? 1 : 0);
      for (const [i, finding] of live.slice(1).entries()) {
        const before = live[i]!;
        const fall = level(before) - level(finding);
        expect(fall).toBeGreaterThanOrEqual(0);
        if (fall === 0) expect(before.score).toBeGreaterThanOrEqual(finding.score);
      }
    }
  });

  test('number each threat of the knowledge base once, at its best instance', () => {
    const first = new Map<string, number>();
    for (const { threat } of findings.threats) if (!first.has(threat)) first.set(threat, first.size + 1);
    for (const finding of findings.threats) expect(finding.threatRank).toBe(first.get(finding.threat));
  });

  test('name threats by the assets in key roles and refer only to what is listed', () => {
    const consequences = new Set(findings.consequences.map((consequence) => consequence.id));
    const threats = new Set(findings.threats.map((threat) => threat.id));
    const strategies = new Map(findings.strategies.map((strategy) => [strategy.id, strategy]));
    expect(threats.size).toBe(findings.threats.length);
    for (const threat of findings.threats) {
      expect(threat.id.startsWith(`${threat.threat}@`)).toBe(true);
      for (const effect of threat.effects) expect(consequences.has(effect)).toBe(true);
      for (const strategy of [...threat.blockedBy, ...threat.suggested]) expect(strategies.get(strategy)!.blocks).toContain(threat.id);
      for (const strategy of threat.blockedBy) expect(strategies.get(strategy)!.enabled).toBe(true);
      for (const cause of threat.causes.filter((id) => id.startsWith('C-'))) expect(consequences.has(cause), cause).toBe(true);
    }
    for (const consequence of findings.consequences) for (const cause of consequence.causedBy) expect(threats.has(cause)).toBe(true);
  });

  test('count what they list, and the index follows from the counts', () => {
    const counted = findings.levels.risk.map((risk) => findings.threats.filter((threat) => threat.risk === risk).length);
    expect(Object.values(findings.threatCounts)).toEqual(counted);
    expect(findings.riskIndex).toBe(counted.reduce((sum, count, level) => sum + count * RISK_WEIGHTS[level]!, 0));
    expect(findings.consequences.some((consequence) => consequence.risk === findings.overallRisk)).toBe(true);
  });

  test('do not depend on the order of the records', () => {
    expect(JSON.stringify(analysed(reversed(template('infusion-pump-fleet'))).findings)).toBe(JSON.stringify(findings));
  });

  test('name default trust by the attribute and what was brought about by the consequence', () => {
    const infection = findings.threats.find((threat) => threat.threat === 'T-NET-16' && threat.likelihood !== 'negligible')!;
    expect(infection.causes).toEqual(
      expect.arrayContaining([expect.stringMatching(/^FlawFreedom@/), expect.stringMatching(/^C-ReachableByAttacker@/)]),
    );
    expect(findings.threats.some((threat) => threat.causes.includes('agent:remote'))).toBe(true);
  });

  test('leave out a side effect until its control is there', () => {
    const has = (model: ModelRecords): boolean => analysed(model).findings.threats.some((threat) => threat.threat === 'T-SID-19');
    const model = template('infusion-pump-fleet');
    expect(has(model)).toBe(false);
    expect(has(withControls(model, [{ asset: 'large-pump', control: 'K-LocalLimits' }]))).toBe(true);
  });

  test('count planned controls only in the planned view', () => {
    const planned = withControls(template('infusion-pump-fleet'), [{ asset: 'server', control: 'K-Patch' }], 'planned');
    expect(analysed(planned, 'today').findings.riskIndex).toBe(findings.riskIndex);
    expect(
      analysed(planned, 'planned').findings.strategies.some(
        (strategy) => strategy.enabled && strategy.controls.some((control) => control.control === 'K-Patch'),
      ),
    ).toBe(true);
  });

  test('say what the knowledge base does not know, and that they are incomplete', () => {
    const model = template('infusion-pump-fleet');
    const asset = { ...model.assets['dock']!, id: 'odd', type: 'Flux' };
    expect(analysed({ ...model, assets: { ...model.assets, odd: asset } }).session.analysis.structure.assets.ids).not.toContain('odd');
    expect(session.analysis.complete).toBe(true);
  });
});

describe('a list that is cut', () => {
  const { catalogue } = bundledKnowledge();
  const whole = analysed(template('infusion-pump-fleet'));
  const input = { analysis: whole.session.analysis, model: whole.model, catalogue, modelSha256: '', compileMilliseconds: null };
  const cut = buildFindings({ ...input, most: 7 });

  test('holds the worst, counts all, and says that it is not whole', () => {
    expect(cut.threats).toEqual(whole.findings.threats.slice(0, 7));
    expect(cut.consequences).toEqual(whole.findings.consequences.slice(0, 7));
    expect([cut.threatCounts, cut.riskCounts, cut.riskIndex]).toEqual([
      whole.findings.threatCounts,
      whole.findings.riskCounts,
      whole.findings.riskIndex,
    ]);
    expect(cut.complete).toBe(false);
    expect(cut.problems).toMatchObject([{ kind: 'too-many-findings', message: expect.stringContaining('the worst 7') as string }]);
  });

  test('has every strategy that a listed threat names, and no others but those in force', () => {
    const named = new Set(cut.threats.flatMap((threat) => [...threat.blockedBy, ...threat.suggested]));
    const there = new Set(cut.strategies.map(({ id }) => id));
    for (const id of named) expect(there).toContain(id);
    expect(cut.strategies.length).toBeLessThan(whole.findings.strategies.length);
    const listed = new Set(cut.threats.map(({ id }) => id));
    for (const { enabled, blocks } of cut.strategies) expect(enabled || blocks.some((id) => listed.has(id))).toBe(true);
  });
});
