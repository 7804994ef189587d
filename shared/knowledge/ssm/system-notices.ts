import type { Problem } from '../../base/result.ts';
import type { CompiledKnowledge } from '../compiled.ts';
import type { SsmSystem } from './read-system.ts';
import { CORE, DOMAIN, localName, RDF_TYPE, SYSTEM } from './vocabulary.ts';

const MOST = 20;

/**
 * What of a system model was left out when it was read, for the person who runs it: assets and relations that the
 * domain model does not know, link records that lack an end, relations without a record. At most 20 are told, and
 * then how many more there are.
 */
export function systemNotices(system: SsmSystem, knowledge: CompiledKnowledge, place: string): Problem[] {
  const { asserted, model } = system;
  const found: Problem[] = [];
  const tell = (kind: string, what: string, tip: string): void => void found.push({ kind, place, found: what, expected: '', tip });
  if (model === '') tell('no-model', 'no graph with a system model in it', 'Name the system model as the second file.');
  const classes = new Set(knowledge.classes.map((entry) => entry.id));
  const relations = new Set(knowledge.relations.map((entry) => entry.id));
  const recorded = new Set(system.links.map((link) => `${link.from} ${knowledge.relations[link.relation]!.id} ${link.to}`));
  for (const subject of asserted.subjects()) {
    if (!subject.startsWith(SYSTEM)) continue;
    const name = localName(subject);
    const types = asserted.all(subject, RDF_TYPE);
    const unknown = types.find((type) => type.startsWith(DOMAIN) && !classes.has(localName(type)));
    if (unknown !== undefined)
      tell(
        'unknown-class',
        `asset ${name} of class ${localName(unknown)}, which this domain model does not have; it was left out`,
        'Use the version of the domain model that the system was made with.',
      );
    if (types.includes(`${CORE}CardinalityConstraint`)) {
      const ends = ['linksFrom', 'linksTo', 'linkType'].filter((predicate) => asserted.one(subject, CORE + predicate) === null);
      const type = localName(asserted.one(subject, `${CORE}linkType`) ?? '');
      if (ends.length > 0) tell('incomplete-link', `link record ${name} without ${ends.join(' and ')}; it was left out`, '');
      else if (!relations.has(type))
        tell(
          'unknown-relation',
          `relation ${type}, which this domain model does not have; it was left out`,
          'Use the version of the domain model that the system was made with.',
        );
    }
    for (const [predicate, objects] of asserted.predicatesOf(subject)) {
      if (!predicate.startsWith(DOMAIN)) continue;
      for (const object of objects)
        if (!recorded.has(`${name} ${localName(predicate)} ${localName(object)}`))
          tell(
            'link-without-record',
            `${name} ${localName(predicate)} ${localName(object)} without a link record; only relations with a record count`,
            '',
          );
    }
  }
  const more = found.length - MOST;
  return more <= 0
    ? found
    : [...found.slice(0, MOST), { kind: 'more', place, found: `${more} more of the same kinds`, expected: '', tip: '' }];
}
