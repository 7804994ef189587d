import { describe, expect, test } from 'vitest';
import { explainAbsence } from '../../../shared/assessment/explain-absence.ts';
import type { Absence } from '../../../shared/assessment/findings.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { analysed, bundledKnowledge, template, withControls } from '../../helpers/bundled-knowledge.ts';
import { modelWith } from '../../helpers/model-builder.ts';

const { catalogue, compiled } = bundledKnowledge();
const absenceIn = (model: ModelRecords, threat: string, asset?: string): Absence | null =>
  explainAbsence(analysed(model).session.analysis, catalogue, threat, asset);

/** The smallest models that make T-NET-03 happen: an office computer, a way, and a pump. */
const flat = (relations: readonly string[], more: Record<string, string> = {}): ModelRecords =>
  modelWith({
    assets: { pc: 'Workstation', office: 'OfficeNetwork', ward: 'ClinicalDeviceNetwork', pump: 'InfusionPump', ...more },
    relations,
  });

describe('why a threat is not there', () => {
  test('a class of which the model has nothing', () => {
    const absence = absenceIn(
      modelWith({ assets: { pc: 'Workstation', office: 'OfficeNetwork' }, relations: ['pc connectedTo office'] }),
      'T-NET-03',
    )!;
    expect(absence.part).toMatchObject({ kind: 'asset' });
    expect(absence.missing).toMatch(/^The model has no asset of the class /);
    expect(absence.matched.map(({ asset }) => asset)).toEqual(expect.arrayContaining(['pc', 'office']));
  });

  test('a relation that nothing has, with what would nearly do', () => {
    const apart = ['pc connectedTo office', 'pump connectedTo ward'];
    const absence = absenceIn(flat(apart), 'T-NET-03')!;
    expect(absence.part).toMatchObject({ kind: 'link' });
    if (absence.part.kind !== 'link') throw new Error('a link');
    expect(absence.part.links.map(({ relation }) => relation)).toContain('canSendTo');
    expect(absence.part.near.length).toBeGreaterThan(0);
    expect(absence.missing).toMatch(/^No asset of the class .* that .*\.$/);
    expect(absenceIn(flat([...apart, 'office conduitTo ward']), 'T-NET-03')).toBe(null);
  });

  test('at one asset, while it is there at another', () => {
    const model = flat(['pc connectedTo office', 'pump connectedTo ward', 'office conduitTo ward'], { lone: 'InfusionPump' });
    expect(absenceIn(model, 'T-NET-03', 'pump')).toBe(null);
    const absence = absenceIn(model, 'T-NET-03', 'lone')!;
    expect(absence.matched).toContainEqual({ role: 'device', asset: 'lone', label: model.assets['lone']!.label });
    expect(absence.part.kind).toBe('link');
    expect(absenceIn(model, 'T-NET-03', 'nowhere')).toBe(null);
  });

  test('a side effect whose control is not in place', () => {
    const model = template('pocket-ehr');
    const { analysis } = analysed(model).session;
    const told = catalogue.threats
      .filter(({ activeWhen }) => activeWhen.length > 0)
      .map(({ id }) => explainAbsence(analysis, catalogue, id))
      .find((absence) => absence?.part.kind === 'switched-off');
    if (told?.part.kind !== 'switched-off') throw new Error('switched off');
    const controls = told.part.controls;
    const everywhere = Object.keys(model.assets).flatMap((asset) => controls.map((control) => ({ asset, control })));
    expect(absenceIn(withControls(model, everywhere), told.threat)).toBe(null);
  });

  test('is told for every threat of the knowledge base, and only for those that are not there', () => {
    for (const id of ['pocket-ehr', 'imaging-chain', 'ransomware-with-backup']) {
      const { session, findings } = analysed(template(id));
      const there = new Set(findings.threats.map(({ threat }) => threat));
      const kinds = new Map<string, number>();
      for (const { id: threat } of compiled.threats) {
        const absence = explainAbsence(session.analysis, catalogue, threat);
        expect(absence === null, threat).toBe(there.has(threat));
        if (absence) kinds.set(absence.part.kind, (kinds.get(absence.part.kind) ?? 0) + 1);
        if (absence?.part.kind === 'asset') {
          const { class: missing } = absence.part;
          const below = new Set([missing]);
          for (let before = 0; before < below.size;) {
            before = below.size;
            for (const entry of catalogue.classes) if (entry.parents.some((parent) => below.has(parent))) below.add(entry.id);
          }
          const { assets } = session.analysis.structure;
          expect(Array.from(assets.classes, (index) => compiled.classes[index]!.id).filter((type) => below.has(type))).toEqual([]);
        }
      }
      // Parts that cannot be named one by one are the exception.
      expect(kinds.get('other') ?? 0).toBeLessThan(6);
      expect(kinds.get('left-out')).toBeUndefined();
    }
  });
});
