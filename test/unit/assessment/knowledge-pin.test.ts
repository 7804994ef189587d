import { describe, expect, test } from 'vitest';
import { compareWithPin, isOtherVersion, pinOf, readPin, withPin } from '../../../shared/assessment/knowledge-pin.ts';
import { parseModelFile } from '../../../shared/model/file/parse-model-file.ts';
import { writeModelFile } from '../../../shared/model/file/write-model-file.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { analysed, template, withControls } from '../../helpers/bundled-knowledge.ts';

const model = template('infusion-pump-fleet');
const { findings } = analysed(model);
const pinned: ModelRecords = { ...model, header: withPin(model.header, pinOf(model, findings)) };

describe('the knowledge base that a model was analysed with', () => {
  test('survives the model file, with the result', () => {
    const parsed = parseModelFile(writeModelFile(pinned));
    expect(parsed.ok && readPin(parsed.value.records.header)).toEqual(pinOf(model, findings));
  });
  test('is another version by its hash, or by its number where no hash was stored', () => {
    const { knowledgeBase } = findings;
    expect(isOtherVersion(readPin(pinned.header), knowledgeBase)).toBe(false);
    expect(isOtherVersion(readPin(pinned.header), { ...knowledgeBase, sha256: 'other' })).toBe(true);
    expect(isOtherVersion(readPin(model.header), knowledgeBase)).toBe(false);
    expect(isOtherVersion(readPin(model.header), { ...knowledgeBase, version: '9.0.0' })).toBe(true);
    expect(isOtherVersion(readPin(pinned.header), { ...knowledgeBase, id: 'another-base', sha256: 'other' })).toBe(false);
  });
  test('compares the stored result with a new one: nothing differs when nothing changed', () => {
    const same = compareWithPin(readPin(pinned.header), pinned, analysed(pinned).findings)!;
    expect(same).toMatchObject({ changes: [], isModelChanged: false });
    expect(same.before).toEqual(same.after);
  });
  test('names serious findings that went, rose and came, and says when the model was changed as well', () => {
    const serious = findings.threats.filter(({ risk }) => risk === 'high' || risk === 'very-high');
    const [gone, risen] = serious;
    const changed = {
      ...findings,
      threats: findings.threats.flatMap((threat) =>
        threat.id === gone!.id
          ? []
          : threat.id === risen!.id
            ? [{ ...threat, risk: threat.risk === 'high' ? ('very-high' as const) : ('high' as const) }]
            : [threat],
      ),
    };
    const { changes, isModelChanged } = compareWithPin(readPin(pinned.header), pinned, changed)!;
    expect(changes).toContainEqual({ finding: gone!.id, before: gone!.risk, after: null });
    expect(changes!.find(({ finding }) => finding === risen!.id)?.before).toBe(risen!.risk);
    expect(changes).toHaveLength(2);
    expect(isModelChanged).toBe(false);
    const edited = withControls(pinned, [{ asset: 'server', control: 'K-Patch' }]);
    expect(compareWithPin(readPin(edited.header), edited, analysed(edited).findings)!.isModelChanged).toBe(true);
  });
  test('counts what is not of its form as not stored', () => {
    const odd = (extra: Record<string, unknown>): ModelRecords => ({
      ...model,
      header: { ...model.header, knowledgeBase: { ...model.header.knowledgeBase, extra } },
    });
    for (const analysedWith of [7, null, {}, { model: 'x', summary: { overallRisk: 'enormous', serious: 1, riskIndex: 1 } }])
      expect(readPin(odd({ sha256: 'a', analysed: analysedWith }).header).analysed).toBeNull();
    expect(compareWithPin(readPin(model.header), model, findings)).toBeNull();
  });
});
