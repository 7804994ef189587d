import type { KnowledgeCatalogue } from '../../shared/knowledge/catalogue.ts';
import { EFFORT } from './control-page.ts';
import { anchored, type HandbookWords } from './handbook-words.ts';
import { escaped, link, list, page, section, table } from './markdown.ts';

const groupsOf = <T extends { readonly group: string }>(entries: readonly T[]): (readonly [string, readonly T[]])[] =>
  [...new Set(entries.map((entry) => entry.group))].map((group) => [group, entries.filter((entry) => entry.group === group)]);

/** The first page: what there is, how to read it, and every threat and control by group. */
export function indexPage(catalogue: KnowledgeCatalogue, words: HandbookWords): string {
  return page(
    `# ${escaped(catalogue.title)}`,
    `Version ${catalogue.version}. Written by \`npm run kb:handbook\` from \`knowledge-base/\`; do not edit these pages.`,
    list([
      link('Consequences', 'consequences.md'), link('Causes from outside and default trust', 'causes.md'), link('Combined strategies', 'strategies.md'),
      link('Asset classes', 'classes.md'), link('Relations', 'relations.md'), link('Times and outages', 'times.md'), link('Sources', 'sources.md'),
      link('Threats that no bundled model shows', 'unseen.md'),
    ]),
    section(
      'How to read it',
      'A **threat** is a pattern of assets, the causes that must all be present, and the effects that follow. Its likelihood is that of its weakest cause, and never above its *frequency*. Effects are causes of other threats: that is how chains grow from a mail to a patient.',
      'A **control strategy** in place presses the likelihood of a threat down: *medium* to medium, *high* to low, *very-high* to very low, *safe* to negligible. Effort and upkeep of controls are on one scale:',
      table(['level', 'meaning'], EFFORT.slice(1).map((meaning, i) => [String(i + 1), meaning])),
      `How findings are ranked, what a score is and how the risk index is made, stands in ${link('the description of findings', '../spec/findings.md')}; how entries are written, in ${link('the format', '../spec/knowledge-base-format.md')}.`,
      'A mark *unreviewed* says that a mapping or a figure rests on memory or a secondary source.',
    ),
    section(
      `Threats (${catalogue.threats.length})`,
      ...groupsOf(catalogue.threats).map(([group, threats]) => `### ${escaped(group)}\n\n${table(['threat', 'kind', 'frequency'], threats.map((threat) => [words.threat(threat.id), threat.kinds.join(', '), threat.frequency]))}`),
    ),
    section(
      `Controls (${catalogue.controls.length})`,
      ...groupsOf(catalogue.controls).map(([group, controls]) => `### ${escaped(group)}\n\n${table(['control', 'effort', 'upkeep', 'strength'], controls.map((control) => [words.control(control.id), String(control.effort), String(control.runningCost), control.strength]))}`),
    ),
  );
}

export function consequencesPage(catalogue: KnowledgeCatalogue, words: HandbookWords): string {
  return page(
    '# Consequences',
    ...groupsOf(catalogue.consequences).map(([group, consequences]) =>
      section(
        group,
        ...consequences.map((entry) => {
          const causes = catalogue.threats.filter((threat) => threat.effects.some((line) => line.startsWith(`${entry.id} `)));
          const follow = catalogue.threats.filter((threat) => threat.causes.some((line) => line.startsWith(`${entry.id} `)));
          return [
            anchored(entry.id, `### ${entry.id} ${escaped(entry.label)}`),
            escaped(entry.description),
            list([
              `**At:** ${entry.at.map((id) => escaped(words.className(id))).join(', ')}`,
              `**Impact:** *${entry.impact}*${entry.many === undefined ? '' : `, *${entry.many}* for many`}. ${escaped(entry.impactReason)}`,
              ...entry.impactAt.map((rule) => `At ${escaped(words.className(rule.class))}: *${rule.level}*${rule.many === undefined ? '' : `, *${rule.many}* for many`}. ${escaped(rule.reason)}`),
              ...(causes.length === 0 ? [] : [`**Caused by:** ${causes.map((threat) => words.threat(threat.id)).join('; ')}`]),
              ...(follow.length === 0 ? [] : [`**Leads to:** ${follow.map((threat) => words.threat(threat.id)).join('; ')}`]),
              ...(entry.anchor === '' ? [] : [`**Known as:** ${escaped(entry.anchor)}`]),
            ]),
          ].join('\n\n');
        }),
      ),
    ),
  );
}

export function causesPage(catalogue: KnowledgeCatalogue, words: HandbookWords): string {
  return page(
    '# Causes from outside and default trust',
    section('Causes from outside', ...catalogue.agents.map((agent) => `${anchored(agent.id, `### ${escaped(agent.label)}`)}\n\n${escaped(agent.description)} Taken as *${agent.level}*: ${escaped(agent.reason)}`)),
    section(
      'Default trust',
      'What can be taken for granted at an asset where nothing else is known. *safe* means that only a threat takes it away.',
      ...catalogue.attributes.map((entry) =>
        [
          anchored(entry.id, `### ${escaped(entry.label)}`),
          `${escaped(entry.description)} When it is lost: ${words.consequence(entry.consequence)}.`,
          table(['where', 'trust', 'why'], [
            [entry.at.map((id) => escaped(words.className(id))).join(', '), entry.default, escaped(entry.defaultReason)],
            ...entry.defaultAt.map((rule) => [escaped(words.className(rule.class)), rule.level, escaped(rule.reason)]),
          ]),
        ].join('\n\n'),
      ),
    ),
  );
}

export function strategiesPage(catalogue: KnowledgeCatalogue, words: HandbookWords): string {
  return page(
    '# Combined strategies',
    'Controls that work together. All of them are needed; the optional ones make it easier to live with. A control that stands alone is described on its own page.',
    ...catalogue.strategies.filter((entry) => entry.combined).map((entry) =>
      [
        anchored(entry.id, `## ${entry.id} ${escaped(entry.title)}`),
        list([
          `**Controls:** ${entry.controls.map((id) => words.control(id)).join('; ')}`,
          ...(entry.optionalControls.length === 0 ? [] : [`**Optional:** ${entry.optionalControls.map((id) => words.control(id)).join('; ')}`]),
          `**Strength:** *${entry.strength}*. ${escaped(entry.strengthReason)}`,
          `**Lowers:** ${entry.blocks.map((id) => words.threat(id)).join('; ')}`,
          ...(entry.triggers.length === 0 ? [] : [`**Brings along:** ${entry.triggers.map((id) => words.threat(id)).join('; ')}`]),
          `**Side effects:** ${escaped(entry.sideEffects)}`,
        ]),
      ].join('\n\n'),
    ),
  );
}

export function classesPage(catalogue: KnowledgeCatalogue, words: HandbookWords): string {
  return page(
    '# Asset classes',
    ...groupsOf(catalogue.classes).map(([group, classes]) =>
      section(group, table(['class', 'is a', 'what it is'], classes.map((entry) => [`${escaped(entry.label)}<br>\`${entry.id}\``, entry.parents.map((id) => escaped(words.className(id))).join(', '), escaped(entry.description)]))),
    ),
  );
}

export function relationsPage(catalogue: KnowledgeCatalogue, words: HandbookWords): string {
  const rows = (drawn: boolean): string[][] =>
    catalogue.relations
      .filter((entry) => entry.assertable === drawn)
      .map((entry) => [`${escaped(entry.label)}<br>\`${entry.id}\``, entry.domain.map((id) => escaped(words.className(id))).join(', '), entry.range.map((id) => escaped(words.className(id))).join(', '), escaped(entry.description)]);
  const head = ['relation', 'from', 'to', 'what it says'];
  return page('# Relations', section('Drawn by people', table(head, rows(true))), section('Inferred', table(head, rows(false))));
}

export function sourcesPage(catalogue: KnowledgeCatalogue): string {
  return page(
    '# Sources',
    ...catalogue.bibliography.map((entry) =>
      [
        anchored(entry.id, `### ${escaped(entry.id)}`),
        `${escaped(entry.author)}: *${escaped(entry.title)}*, ${escaped(entry.year)}. ${escaped(entry.where)}${entry.note === '' ? '' : ` ${escaped(entry.note)}`}${entry.unreviewed ? ' *Unreviewed.*' : ''}`,
      ].join('\n\n'),
    ),
  );
}
