import type { KnowledgeSources } from '../hospital/load-sources.ts';
import { readControlPlace, readLink } from '../hospital/notation.ts';
import type { PatternSource, ThreatSource } from '../hospital/schema.ts';
import type { Located, ProblemList } from '../hospital/source-file.ts';
import { MESSAGE_TABLES } from '../messages/catalogue-messages.ts';
import type { LoadedPack } from './load-pack.ts';

/** The tables of a knowledge base whose entries have ids. */
export const TABLES = [
  'classes',
  'relations',
  'attributes',
  'consequences',
  'quantities',
  'outages',
  'agents',
  'constructions',
  'threats',
  'controls',
  'strategies',
  'bibliography',
] as const satisfies readonly (keyof KnowledgeSources)[];

/** What a pack must keep before it is compiled: names of its own, and patterns that cannot match without end. */
export function checkPack(pack: LoadedPack, below: KnowledgeSources, problems: ProblemList): void {
  for (const table of TABLES) {
    const taken = new Map((below[table] as readonly Located<{ readonly id: string }>[]).map((entry) => [entry.value.id, entry]));
    for (const entry of pack.sources[table] as readonly Located<{ readonly id: string }>[]) {
      const other = taken.get(entry.value.id);
      if (other !== undefined)
        problems.error(
          'taken-id',
          entry,
          ['id'],
          entry.value.id,
          `an id of its own; ${other.place()} has it`,
          'Give the entry another id: a pack adds to what lies below it and never replaces it.',
        );
    }
  }
  for (const threat of pack.sources.threats) checkPattern(threat, problems);
  for (const construction of pack.sources.constructions) checkPattern(construction, problems);
  checkAdditions(pack, below, problems);
}

function checkPattern(entry: Located<{ readonly pattern: PatternSource }>, problems: ProblemList): void {
  const { pattern } = entry.value;
  const keys = Object.keys(pattern.key);
  const links = pattern.links.flatMap((line) => readLink(line) ?? []);
  const [first] = keys;
  if (first === undefined) return;
  if (links.length === 0 && keys.some((role) => pattern.key[role] === 'Asset'))
    problems.error(
      'matches-everything',
      entry,
      ['pattern', 'key'],
      'Asset without any link',
      'a narrower class, or a link',
      'Name the class at which the threat still holds.',
    );
  const reached = new Set([first]);
  for (const role of reached)
    for (const link of links) {
      if (link.from === role && keys.includes(link.to)) reached.add(link.to);
      if (link.to === role && keys.includes(link.from)) reached.add(link.from);
    }
  for (const role of keys)
    if (!reached.has(role))
      problems.error(
        'pattern-too-wide',
        entry,
        ['pattern', 'key', role],
        `${role} is not linked to ${first}`,
        'key roles that are linked to each other',
        'Without a link every pair of assets would be a finding of its own.',
      );
  for (const part of ['necessary', 'sufficient', 'optional', 'prohibited'] as const)
    for (const role of Object.keys(pattern[part]))
      if (!links.some(({ from, to }) => (from === role && keys.includes(to)) || (to === role && keys.includes(from))))
        problems.error(
          'pattern-too-wide',
          entry,
          ['pattern', part, role],
          `${role} has no link to a key role`,
          'a link to a key role',
          'Roles beside the key roles are looked up from them.',
        );
}

function checkAdditions(pack: LoadedPack, below: KnowledgeSources, problems: ProblemList): void {
  const own = new Set(pack.sources.classes.map(({ value }) => value.id));
  const controls = new Set(pack.sources.controls.map(({ value }) => value.id));
  const classes = new Set([...below.classes, ...pack.sources.classes].map(({ value }) => value.id));
  const consequences = new Map([...below.consequences, ...pack.sources.consequences].map((entry) => [entry.value.id, entry]));
  const threats = new Map<string, Located<ThreatSource>>(below.threats.map((entry) => [entry.value.id, entry]));
  for (const impact of pack.impacts) {
    const consequence = consequences.get(impact.value.consequence);
    if (consequence === undefined)
      problems.error(
        'unknown-consequence',
        impact,
        ['consequence'],
        impact.value.consequence,
        'a consequence of the knowledge base or the pack',
        'Check the spelling.',
      );
    else if (!classes.has(impact.value.class))
      problems.error(
        'unknown-class',
        impact,
        ['class'],
        impact.value.class,
        'a class of the knowledge base or the pack',
        'Check the spelling.',
      );
    else if (!own.has(impact.value.class) && consequence.value.impactAt.some((rule) => rule.class === impact.value.class))
      problems.error(
        'taken-impact',
        impact,
        ['class'],
        `${impact.value.consequence} at ${impact.value.class}`,
        `a class for which ${consequence.place(['impactAt'])} says nothing`,
        'Give a class of the pack its own level, or set the impact in the model.',
      );
  }
  for (const place of pack.places) {
    if (!threats.has(place.value.threat))
      problems.error(
        'unknown-threat',
        place,
        ['threat'],
        place.value.threat,
        'a threat of the knowledge base',
        'For threats of the pack, name the controls there.',
      );
    place.value.controls.forEach((line, i) => {
      const control = readControlPlace(line)?.control;
      if (control === undefined || !controls.has(control))
        problems.error(
          'not-own-control',
          place,
          ['controls', i],
          line,
          '`K-Own @ role` with a control of the pack',
          'A pack adds its own controls to threats of the base.',
        );
    });
  }
  for (const message of pack.messages)
    if (!MESSAGE_TABLES.some((table) => table === message.value.table))
      problems.error('bad-messages', message, ['table'], message.value.table, MESSAGE_TABLES.join(', '), 'Use one of these tables.');
}
