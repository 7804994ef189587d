import { describe, expect, test } from 'vitest';
import { explainFinding } from '../../../shared/assessment/explain-finding.ts';
import { suggestStepwise, type SuggestInput } from '../../../shared/assessment/suggestions.ts';
import type { Suggestion } from '../../../shared/assessment/findings.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { analysed, bundledKnowledge, template, withControls } from '../../helpers/bundled-knowledge.ts';

const { catalogue } = bundledKnowledge();

/** Suggestions without the pauses between them. */
function suggest(input: SuggestInput): readonly Suggestion[] {
  const steps = suggestStepwise(input);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function pumpAtTheBedside(): ModelRecords {
  const model = template('pocket-ehr');
  const plain = { population: 'singleton' as const, notes: '', facts: {} };
  return {
    ...model,
    assets: {
      ...model.assets,
      pump: { id: 'pump', type: 'LargeVolumePump', label: 'Infusion pump', ...plain },
      devices: { id: 'devices', type: 'ClinicalDeviceNetwork', label: 'Device network', ...plain },
    },
    relations: {
      ...model.relations,
      x1: { id: 'x1', from: 'pump', type: 'connectedTo', to: 'devices' },
      x2: { id: 'x2', from: 'pump', type: 'attachedTo', to: 'patient' },
    },
  };
}
const withConduit = (model: ModelRecords): ModelRecords => ({
  ...model,
  relations: { ...model.relations, x3: { id: 'x3', from: 'wifi', type: 'conduitTo', to: 'devices' } },
});

describe('a pump comes to the bedside of Pocket EHR', () => {
  const start = analysed(template('pocket-ehr'));
  const alone = analysed(pumpAtTheBedside());
  const joined = analysed(withConduit(pumpAtTheBedside()));
  /** T-CAR-09 is not among them: a slip of the hand can harm through an isolated pump as well. */
  const byNetwork = ['T-NET-18@pump', 'T-DEV-01@pump,patient', 'T-DEV-09@pump,patient'];

  test('brings new findings, those over the network still at their lowest level', () => {
    const known = new Set(start.findings.threats.map((threat) => threat.id));
    expect(alone.findings.threats.some((threat) => !known.has(threat.id))).toBe(true);
    for (const id of byNetwork) expect(alone.findings.threats.find((threat) => threat.id === id)?.likelihood, id).toBe('negligible');
  });

  test('makes them rise once the ward Wi-Fi reaches its network, with the path from a phone to the patient', () => {
    for (const id of byNetwork) expect(joined.findings.threats.find((threat) => threat.id === id)?.likelihood, id).not.toBe('negligible');
    const { path, chain } = explainFinding({ analysis: joined.session.analysis, model: joined.model, catalogue }, 'T-CAR-09@pump,patient')!;
    expect(path[0]).toBe('own-phones');
    expect(path.at(-1)).toBe('patient');
    expect(path).toEqual(expect.arrayContaining(['wifi', 'devices', 'pump']));
    expect(chain.at(-1)).toBe('T-CAR-09@pump,patient');
    expect(joined.findings.riskIndex).toBeGreaterThan(alone.findings.riskIndex);
  });

  test('gets suggestions whose promise comes true when they are applied', () => {
    const { session, model } = joined;
    const ask = { analysis: session.analysis, model, catalogue, tryControls: session.tryControls.bind(session), target: null, limit: 5 };
    const suggestions = suggest(ask);
    expect(suggestions.length).toBe(5);
    for (const suggestion of suggestions) {
      expect(suggestion.after.riskIndex).toBeLessThan(suggestion.before.riskIndex);
      const applied = analysed(withControls(model, suggestion.controls));
      expect(applied.findings.riskIndex).toBe(suggestion.after.riskIndex);
      expect(applied.findings.overallRisk).toBe(suggestion.after.overallRisk);
    }
    expect(suggestions[0]!.after.serious).toBeLessThan(suggestions[0]!.before.serious);
    expect(suggestions.map((each) => each.after.riskIndex)).toEqual(suggestions.map((each) => each.after.riskIndex).sort((a, b) => a - b));
  });

  test('is advised to suspend something only after everything else, with what that does to care', () => {
    const { session, model, findings } = joined;
    let warned = 0;
    for (const { id } of findings.threats.slice(0, 40)) {
      const target = { threat: session.analysis.structure.threats.ids.indexOf(id) };
      const offered = suggest({
        analysis: session.analysis,
        model,
        catalogue,
        tryControls: session.tryControls.bind(session),
        target,
        limit: 50,
      });
      const first = offered.findIndex(({ lastResort }) => lastResort !== undefined);
      if (first < 0) continue;
      warned++;
      expect(offered.slice(first).every(({ controls }) => controls.some(({ control }) => control === 'K-Suspend'))).toBe(true);
      expect(offered[first]!.lastResort).toContain('care');
    }
    expect(warned).toBeGreaterThan(0);
  });

  test('is offered what stops one finding, and never a control that was marked as not possible', () => {
    const { session, model } = joined;
    const threat = session.analysis.structure.threats.ids.indexOf('T-DEV-01@pump,patient');
    const ask = { catalogue, target: { threat }, limit: 20 };
    const offered = suggest({ ...ask, analysis: session.analysis, model, tryControls: session.tryControls.bind(session) });
    expect(offered.length).toBeGreaterThan(0);
    const [best] = offered;
    const without = analysed(withControls(model, best!.controls, 'not-possible'));
    const again = suggest({
      ...ask,
      analysis: without.session.analysis,
      model: without.model,
      tryControls: without.session.tryControls.bind(without.session),
    });
    const forbidden = new Set(best!.controls.map(({ asset, control }) => `${control}@${asset}`));
    expect(again.flatMap((suggestion) => suggestion.controls).filter(({ asset, control }) => forbidden.has(`${control}@${asset}`))).toEqual(
      [],
    );
  });
});
