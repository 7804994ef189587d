import { describe, expect, test } from 'vitest';
import { analysed, bundledKnowledge, template, withControls } from '../../helpers/bundled-knowledge.ts';

const risks = ['very-low', 'low', 'medium', 'high', 'very-high'];

describe('the risk of a threat', () => {
  const { findings } = analysed(template('hospital-1000'));
  const knowledge = bundledKnowledge();

  test('is never higher than what its likelihood allows for the worst impact', () => {
    const { riskTable, likelihood } = knowledge.compiled.scales;
    for (const threat of findings.threats) {
      const cap = riskTable.at(-1)![likelihood.indexOf(threat.likelihood)]!;
      expect(risks.indexOf(threat.risk), threat.id).toBeLessThanOrEqual(cap);
    }
  });

  test('is at least that of its own effects at its own likelihood', () => {
    const { riskTable, likelihood, impact } = knowledge.compiled.scales;
    const impacts = new Map(findings.consequences.map((consequence) => [consequence.id, impact.indexOf(consequence.impact)]));
    for (const threat of findings.threats) {
      const own = threat.effects.map((effect) => riskTable[impacts.get(effect)!]![likelihood.indexOf(threat.likelihood)]!);
      expect(risks.indexOf(threat.risk), threat.id).toBeGreaterThanOrEqual(Math.max(0, ...own));
    }
  });

  test('of a second way stays when the likelier one is blocked, and is known before', () => {
    const model = template('ransomware-with-backup');
    const before = analysed(model).findings.threats.find(({ threat }) => threat === 'T-NET-01')!;
    const blocked = withControls(model, [
      { asset: 'pc', control: 'K-MailFilter' },
      { asset: 'pc', control: 'K-MacroBlock' },
      { asset: 'pc', control: 'K-Edr' },
    ]);
    const after = analysed(blocked).findings.threats.find(({ threat }) => threat === 'T-NET-01')!;
    expect(risks.indexOf(after.risk)).toBeLessThanOrEqual(risks.indexOf(before.risk));
  });

  test('puts a threat that only passes on among those of the next lower level, behind those that start something', () => {
    const secondary = new Set(knowledge.compiled.threats.filter((threat) => threat.secondary).map(({ id }) => id));
    const ranks = (risk: string, passesOn: boolean): number[] =>
      findings.threats
        .filter((finding) => finding.risk === risk && finding.likelihood !== 'negligible' && secondary.has(finding.threat) === passesOn)
        .map(({ rank }) => rank);
    expect(Math.max(...ranks('high', false))).toBeLessThan(Math.min(...ranks('high', true)));
    expect(Math.min(...ranks('medium', false))).toBeLessThan(Math.min(...ranks('high', true)));
    expect(Math.max(...ranks('high', true))).toBeLessThan(Math.min(...ranks('low', false)));
  });
});
