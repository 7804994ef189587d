import { describe, expect, test } from 'vitest';
import { explainFinding } from '../../../shared/assessment/explain-finding.ts';
import type { ExplainedCause, Explanation } from '../../../shared/assessment/findings.ts';
import { analysed, bundledKnowledge, template } from '../../helpers/bundled-knowledge.ts';

const TEMPLATES = ['pocket-ehr', 'infusion-pump-fleet', 'intensive-care-ward', 'hospital-1000'];

/** Every cause of every explanation in the tree. */
function allCauses(explanation: Explanation): ExplainedCause[] {
  return explanation.causes.flatMap((cause) => [cause, ...(cause.because ? allCauses(cause.because) : [])]);
}

describe.each(TEMPLATES)('%s', (id) => {
  const { catalogue } = bundledKnowledge();
  const { session, findings, model } = analysed(template(id));
  const entry = catalogue.templates.find((candidate) => candidate.id === id)!;

  test('is analysed completely', () => {
    expect(findings.problems).toEqual([]);
    expect(findings.complete).toBe(true);
  });

  test('has five expected risks, each of them live and with an effect at a risk above the lowest', () => {
    expect(entry.expectedRisks).toHaveLength(5);
    const harmful = new Set(
      findings.consequences.filter((consequence) => consequence.risk !== findings.levels.risk[0]).map((consequence) => consequence.id),
    );
    for (const threat of entry.expectedRisks) {
      const live = findings.threats.filter((finding) => finding.threat === threat && finding.likelihood !== findings.levels.likelihood[0]);
      expect(live.length, `${threat} is live`).toBeGreaterThan(0);
      expect(
        live.some((finding) => finding.effects.some((effect) => harmful.has(effect))),
        `${threat} has an effect that matters`,
      ).toBe(true);
    }
  });

  test('explains each of them by a chain without circles that ends at outside causes, default trust or a control that was chosen', () => {
    for (const threat of entry.expectedRisks) {
      const finding = findings.threats.find((candidate) => candidate.threat === threat)!;
      const explanation = explainFinding({ analysis: session.analysis, model, catalogue }, finding.id)!;
      expect(explanation.chain.at(-1)).toBe(finding.id);
      expect(new Set(explanation.chain).size).toBe(explanation.chain.length);
      expect(explanation.sentence).not.toMatch(/[{}]/);
      for (const cause of allCauses(explanation)) {
        if (cause.kind !== 'consequence' || cause.level === findings.levels.likelihood[0]) continue;
        expect(cause.because, `${cause.id} behind ${finding.id}`).toBeDefined();
      }
      expect(explanation.path.every((asset) => model.assets[asset] !== undefined)).toBe(true);
    }
  });
});

describe('the life of the findings', () => {
  test('every live threat of a template has a chain that begins at a root', () => {
    const { catalogue } = bundledKnowledge();
    const { session, findings, model } = analysed(template('pocket-ehr'));
    const live = findings.threats.filter((threat) => threat.likelihood !== 'negligible');
    for (const threat of live) {
      const explanation = explainFinding({ analysis: session.analysis, model, catalogue }, threat.id)!;
      const first = explainFinding({ analysis: session.analysis, model, catalogue }, explanation.chain[0]!)!;
      expect(
        first.causes.every((cause) => cause.kind !== 'consequence'),
        `${explanation.chain[0]!} is a root of ${threat.id}`,
      ).toBe(true);
    }
  });
});
