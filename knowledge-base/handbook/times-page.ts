import type { KnowledgeCatalogue } from '../../shared/knowledge/catalogue.ts';
import { anchored, type HandbookWords } from './handbook-words.ts';
import { escaped, page, section, table } from './markdown.ts';

/** How long outages last, and the times that people state against them. */
export function timesPage(catalogue: KnowledgeCatalogue, words: HandbookWords): string {
  const usedBy = (id: string): string =>
    [
      ...catalogue.attributes.filter(({ lasts }) => lasts?.sum.includes(id)).map(({ label }) => escaped(label)),
      ...catalogue.controls.filter(({ lasts }) => lasts?.sum.includes(id)).map((control) => words.control(control.id)),
    ].join(', ');
  return page(
    '# Times and outages',
    'Times are stated at assets; where nobody does, the usual one of the class counts. Added up and measured on how long outages last they become trust, or how far a control covers its asset.',
    ...(catalogue.outages ?? []).map((outage) =>
      section(outage.label, escaped(outage.description), table(['an outage that lasts longer than', 'likelihood'], outage.longer.map(({ than, likelihood }) => [`${than / 60} h`, likelihood])), escaped(outage.reason), `Sources: ${escaped(outage.sources.join('; '))}.${outage.unreviewed ? ' *Unreviewed.*' : ''}`),
    ),
    section(
      'Times',
      ...(catalogue.quantities ?? []).map((entry) =>
        [
          anchored(entry.id, `### ${escaped(entry.label)}`),
          `${escaped(entry.description)} From ${entry.min} to ${entry.max} ${entry.unit}. Counts for: ${usedBy(entry.id)}.`,
          table(['at', 'usual', 'why'], [
            ...entry.at.map((type) => [escaped(words.className(type)), `${entry.default} ${entry.unit}`, escaped(entry.defaultReason)]),
            ...entry.defaultAt.map((rule) => [escaped(words.className(rule.class)), `${rule.value} ${entry.unit}`, escaped(rule.reason)]),
          ]),
          `Sources: ${escaped(entry.sources.join('; '))}.${entry.unreviewed ? ' *Unreviewed.*' : ''}`,
        ].join('\n\n'),
      ),
    ),
  );
}
