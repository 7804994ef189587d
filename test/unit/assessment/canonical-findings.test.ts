import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalFindings } from '../../../shared/assessment/canonical-findings.ts';
import { parseModelFile } from '../../../shared/model/file/parse-model-file.ts';
import { writeModelFile } from '../../../shared/model/file/write-model-file.ts';
import { analysed, bundledKnowledge, template } from '../../helpers/bundled-knowledge.ts';
import { shuffledFile } from '../../helpers/shuffled-file.ts';

const ofFile = (text: string): string => {
  const parsed = parseModelFile(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return canonicalFindings(analysed(parsed.value.records).findings);
};

describe('the findings of a model file', () => {
  it('are the same bytes whatever the order of its records and of their fields', () => {
    const templates = bundledKnowledge()
      .templates.map(({ entry }) => entry.id)
      .filter((id) => id !== 'hospital-1000');
    const texts = new Map(templates.map((id) => [id, writeModelFile(template(id))]));
    const expected = new Map(templates.map((id) => [id, ofFile(texts.get(id)!)]));
    fc.assert(
      fc.property(fc.constantFrom(...templates), fc.nat(), (id, seed) => {
        const shuffled = shuffledFile(texts.get(id)!, seed);
        expect(shuffled).not.toBe(texts.get(id));
        expect(ofFile(shuffled) === expected.get(id), `${id} with seed ${String(seed)}`).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('are the same bytes for a whole hospital', () => {
    const text = writeModelFile(template('hospital-1000'));
    const expected = ofFile(text);
    for (const seed of [1, 2]) expect(ofFile(shuffledFile(text, seed)) === expected, `seed ${String(seed)}`).toBe(true);
  });

  it('hold everything but the times and the hash of the model', () => {
    const { findings } = analysed(template('pocket-ehr'));
    const timings = { compile_ms: 1, infer_ms: 2, match_ms: 3, risk_ms: 4, total_ms: 10 };
    const other = { ...findings, timings, model: { ...findings.model, sha256: 'another' } };
    expect(canonicalFindings(other)).toBe(canonicalFindings(findings));
    const [worst, ...rest] = findings.threats;
    const changed = { ...findings, threats: [{ ...worst!, score: worst!.score + 0.001 }, ...rest] };
    expect(canonicalFindings(changed)).not.toBe(canonicalFindings(findings));
    const { threats } = JSON.parse(canonicalFindings(findings)) as typeof findings;
    expect(threats).toEqual(JSON.parse(JSON.stringify(findings.threats)));
  });
});
