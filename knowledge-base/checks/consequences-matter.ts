import { readAt, readCause } from '../../shared/knowledge/hospital/notation.ts';
import type { Check } from './check.ts';

/** Ends of the chains that hurt a person. */
const HARMS = ['C-PatientHarmed', 'C-MassHarm'];

/** A consequence is caused by something, hurts somebody or leads on, and what endangers patients can harm one. */
export const consequencesMatter: Check = {
  id: 'consequences-matter',
  demand: 'Each consequence is caused by something, and has an impact, leads to a threat or says why not; each one of patient safety can lead to harm.',
  run({ sources, result }, problems) {
    const causes = new Set<string>();
    const effects = new Set<string>();
    const leadsTo = new Map<string, Set<string>>();
    for (const { value } of sources.threats) {
      const ins = value.causes.flatMap((line) => { const cause = readCause(line); return cause !== null && 'id' in cause ? [cause.id] : []; });
      const outs = value.effects.flatMap((line) => readAt(line)?.id ?? []);
      for (const id of ins) causes.add(id);
      for (const id of outs) effects.add(id);
      for (const id of ins) leadsTo.set(id, new Set([...(leadsTo.get(id) ?? []), ...outs]));
    }
    const { attributesOf } = result.context;
    for (const entry of sources.consequences) {
      const { id, group, impact, impactAt, leadsTo: why } = entry.value;
      const byDefault = (attributesOf.get(id) ?? []).some(({ value }) => value.default !== 'safe' || value.lasts !== undefined || value.defaultAt.some((rule) => rule.level !== 'safe'));
      if (!effects.has(id) && !byDefault) problems.error('never-happens', entry, [], id, 'a threat with this effect, or a default trust', 'Write the threat, or take the consequence away.');
      const hurts = impact !== 'negligible' || impactAt.some((rule) => rule.level !== 'negligible');
      if (!hurts && !causes.has(id) && why === undefined) problems.error('leads-nowhere', entry, ['impact'], 'no impact, and no threat that it causes', 'one of the two, or `leadsTo` with the reason why not', 'Say what it leads to.');
      if (group === 'patient-safety' && !HARMS.includes(id) && !reaches(id, leadsTo)) problems.error('harmless', entry, ['group'], id, `a chain of threats to ${HARMS.join(' or ')}`, 'Write the cascade that harms a patient.');
      if (group !== 'technical' && !hurts) problems.error('no-impact', entry, ['impact'], 'negligible everywhere', 'an impact, or the group `technical`', 'Say how bad it is.');
    }
  },
};

function reaches(from: string, leadsTo: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const seen = new Set([from]);
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (HARMS.includes(id)) return true;
    for (const next of leadsTo.get(id) ?? [])
      if (!seen.has(next)) {
        seen.add(next);
        open.push(next);
      }
  }
  return false;
}
