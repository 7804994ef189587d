import { describe, expect, it } from 'vitest';
import { classLinks } from '../../../../shared/knowledge/browse/class-links.ts';
import { controlLinks, threatsOfAgent, threatsOfRelation } from '../../../../shared/knowledge/browse/entry-links.ts';
import { judgedRequirement } from '../../../../shared/knowledge/browse/judged-requirement.ts';
import { createKnowledgeIndex } from '../../../../shared/knowledge/browse/knowledge-index.ts';
import { NO_ENTRY_FILTER, searchEntries } from '../../../../shared/knowledge/browse/search-entries.ts';
import { threatLinks, threatsWith } from '../../../../shared/knowledge/browse/threat-links.ts';
import { LIKELIHOODS, type LikelihoodLevel } from '../../../../shared/model/records.ts';
import { bundledKnowledge } from '../../../helpers/bundled-knowledge.ts';

const { catalogue, compiled } = bundledKnowledge();
const index = createKnowledgeIndex(catalogue);

describe('links between entries', () => {
  it('go both ways between threats and controls', () => {
    for (const threat of catalogue.threats)
      for (const { control } of threatLinks(index, threat).controls) expect(controlLinks(index, control).stops).toContain(threat.id);
  });

  it('say whether a control lowers a threat by a level alone or only helps', () => {
    const highest = LIKELIHOODS.length - 1;
    const capOf = (control: string, threat: string) =>
      Math.min(
        ...compiled.strategies
          .filter(({ id, mandatory }) => id.startsWith(`${control}:${threat}`) && mandatory.length === 1)
          .map(({ strength }) => highest - strength),
      );
    let helping = 0;
    for (const { id } of catalogue.controls) {
      const { alone, helpsOnly } = controlLinks(index, id);
      expect([...helpsOnly].filter((threat) => alone.has(threat))).toEqual([]);
      for (const threat of helpsOnly) {
        const frequency = LIKELIHOODS.indexOf(catalogue.threats.find((one) => one.id === threat)!.frequency as LikelihoodLevel);
        expect(capOf(id, threat), `${id} at ${threat}`).toBeGreaterThanOrEqual(frequency);
        helping++;
      }
    }
    expect(helping).toBeGreaterThan(0);
    expect(controlLinks(index, 'K-InfantTag').alone.has('T-PHY-07')).toBe(true);
  });

  it('tell what a control does that helps a threat without lowering it, on both pages', () => {
    const helping = index.catalogue.threats.flatMap((threat) => (threat.helpsWithoutLowering ?? []).map((one) => ({ threat, ...one })));
    expect(helping.length).toBeGreaterThan(50);
    for (const { threat, place, reason } of helping) {
      const control = place.split(' ')[0]!;
      expect(
        threatLinks(index, threat)
          .controls.filter((one) => one.control === control)
          .map(({ instead }) => instead),
      ).toContain(reason);
      expect([threat.id, controlLinks(index, control).instead.has(threat.id)]).toEqual([threat.id, true]);
    }
  });

  it('lead from the class of each role to its threat, also from the classes below it', () => {
    for (const threat of catalogue.threats.slice(0, 80)) {
      for (const role of threat.roles.filter(({ kind }) => kind !== 'prohibited')) {
        const [below] = [...index.classes.descendants(role.class)].slice(-1);
        for (const type of [role.class, below ?? role.class])
          expect(classLinks(index, type).threats.map((one) => one.threat)).toContain(threat.id);
      }
    }
  });

  it('tell through which ancestor a class is concerned, the class itself first', () => {
    const { threats } = classLinks(index, 'LargeVolumePump');
    const steps = threats.map(({ through }) => index.classes.lineage('LargeVolumePump').indexOf(through));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.every((step) => step >= 0)).toBe(true);
  });

  it('lead from an effect to the threats that it feeds, and back from their causes', () => {
    let pairs = 0;
    for (const threat of catalogue.threats) {
      for (const effect of threatLinks(index, threat).effects) {
        for (const id of effect.threats) {
          const next = catalogue.threats.find((one) => one.id === id);
          if (!next) throw new Error(id);
          const before = threatLinks(index, next).causes.filter(({ consequence }) => consequence === effect.consequence);
          expect(before.flatMap(({ threats }) => threats)).toContain(threat.id);
          pairs++;
        }
      }
    }
    expect(pairs).toBeGreaterThan(300);
  });

  it('join a cause and an effect only where one asset can have both', () => {
    // A patient is no computer, so what happens to one never feeds a threat to the other.
    expect(index.classes.meets('Patient', 'Host')).toBe(false);
    expect(index.classes.meets('Host', 'LargeVolumePump')).toBe(index.classes.isA('LargeVolumePump', 'Host'));
    const anywhere = threatsWith(index, 'causes', 'C-Unavailable');
    expect(threatsWith(index, 'causes', 'C-Unavailable', 'Patient').length).toBeLessThan(anywhere.length);
  });

  it('name a relation, an agent and a source for every threat that uses them', () => {
    for (const threat of catalogue.threats) {
      for (const line of threat.links) expect(threatsOfRelation(index, line.split(' ')[1] ?? '')).toContain(threat.id);
      for (const agent of threatLinks(index, threat).agents) expect(threatsOfAgent(index, agent)).toContain(threat.id);
      for (const line of threat.sources) expect(index.sourceOf(line), line).not.toBeNull();
    }
  });
});

describe('requirements that are judged on models', () => {
  it('are pages of their own, found with the clause that they word, and name only entries that exist', () => {
    const standards = catalogue.standards ?? [];
    expect(standards.length).toBeGreaterThan(0);
    let named = 0;
    for (const { id } of standards.flatMap(({ requirements }) => requirements)) {
      expect(index.get({ kind: 'requirement', id }), id).toBeDefined();
      const judged = judgedRequirement(catalogue, id);
      for (const control of judged?.controls ?? []) expect(index.get({ kind: 'control', id: control }), control).toBeDefined();
      for (const threat of judged?.threats ?? []) expect(index.get({ kind: 'threat', id: threat }), threat).toBeDefined();
      named += (judged?.controls.length ?? 0) + (judged?.threats.length ?? 0);
    }
    expect(named).toBeGreaterThan(50);
    const found = searchEntries(index, { ...NO_ENTRY_FILTER, text: 'GDPR Art. 32', kind: 'requirement' }).map(({ ref }) => ref.id);
    expect(found[0]).toBe('gdpr 32');
    expect(found.some((id) => id.startsWith('GDPR-32'))).toBe(true);
    expect(judgedRequirement(catalogue, 'gdpr 32')).toBeNull();
  });
});
