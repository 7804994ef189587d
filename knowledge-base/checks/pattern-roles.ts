import { readAt, readCause, readControlPlace, readLink } from '../../shared/knowledge/hospital/notation.ts';
import type { PatternSource } from '../../shared/knowledge/hospital/schema.ts';
import type { Located, ProblemList } from '../../shared/knowledge/hospital/source-file.ts';
import type { Check } from './check.ts';

/** How roles of a pattern hang together: the engine looks many-sided roles up from the key roles only. */
export const patternRoles: Check = {
  id: 'pattern-roles',
  demand: 'Every role is linked directly to a key role, key roles form one group, and no role is idle.',
  run({ sources }, problems) {
    for (const threat of sources.threats) {
      checkPattern(threat, threat.value.pattern, problems);
      const used = new Set([
        ...threat.value.causes.flatMap((line) => { const cause = readCause(line); return cause !== null && 'role' in cause ? [cause.role] : []; }),
        ...threat.value.effects.flatMap((line) => readAt(line)?.role ?? []),
        ...threat.value.controls.flatMap((line) => readControlPlace(typeof line === 'string' ? line : `${line.control} @ ${line.at}`)?.role ?? []),
        ...threat.value.activeWhen.flatMap((line) => readControlPlace(line)?.role ?? []),
      ]);
      for (const role of Object.keys(threat.value.pattern.optional))
        if (!used.has(role) && !threat.value.reason.includes(`{${role}}`))
          problems.error('idle-role', threat, ['pattern', 'optional', role], role, 'an optional role with an effect or a control', 'Take the role away.');
    }
    for (const rule of sources.constructions) checkPattern(rule, rule.value.pattern, problems);
  },
};

function checkPattern(at: Located<unknown>, pattern: PatternSource, problems: ProblemList): void {
  const keys = Object.keys(pattern.key);
  const isKey = new Set(keys);
  const links = pattern.links.flatMap((line) => readLink(line) ?? []);
  for (const part of ['necessary', 'sufficient', 'optional', 'prohibited'] as const) {
    for (const role of Object.keys(pattern[part])) {
      const own = links.filter((link) => link.from === role || link.to === role);
      if (!own.some((link) => isKey.has(link.from) || isKey.has(link.to)))
        problems.error('unlinked-role', at, ['pattern', part, role], role, 'a link to a key role', 'Link the role to a key role, or make it a key role.');
      for (const link of own) {
        const other = link.from === role ? link.to : link.from;
        if (!isKey.has(other) && part !== 'prohibited' && !Object.hasOwn(pattern.prohibited, other))
          problems.error('many-sided-pair', at, ['pattern', 'links'], `${link.from} ${link.relation} ${link.to}`, 'a link to a key role', 'Make one of the two roles a key role.');
      }
    }
  }
  // Key roles that nothing links would pair every asset with every other. A necessary or sufficient role may be the link.
  const counts = new Set([...keys, ...Object.keys(pattern.necessary), ...Object.keys(pattern.sufficient)]);
  const reached = new Set(keys.slice(0, 1));
  for (let grown = true; grown; ) {
    grown = false;
    for (const { from, to } of links)
      if (counts.has(from) && counts.has(to) && reached.has(from) !== reached.has(to)) {
        reached.add(from).add(to);
        grown = true;
      }
  }
  const apart = keys.filter((role) => !reached.has(role));
  if (apart.length > 0) problems.error('separate-keys', at, ['pattern', 'key'], apart.join(', '), `key roles linked to ${keys[0]}`, 'Link them, or make them many-sided roles.');
}
