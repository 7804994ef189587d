import type { KnowledgeCatalogue } from '../../shared/knowledge/catalogue.ts';
import type { HandbookWords } from './handbook-words.ts';
import { escaped, list, page, section } from './markdown.ts';
import { exampleModel } from './threat-page.ts';

/** Threats that no template and no incident shows, each with the smallest model in which it is live. */
export function unseenPage(catalogue: KnowledgeCatalogue, words: HandbookWords, unseen: readonly string[]): string {
  const threats = catalogue.threats.filter(({ id }) => unseen.includes(id));
  return page(
    '# Threats that no bundled model shows',
    `${threats.length} of ${catalogue.threats.length} threats are live in none of the templates and incidents. Each is shown here in the smallest model in which it is live: take any line away, and it is not.`,
    ...[...new Set(threats.map(({ group }) => group))].map((group) =>
      section(
        escaped(group),
        list(
          threats
            .filter((threat) => threat.group === group)
            .map((threat) => `${words.threat(threat.id)}: ${exampleModel(threat).map((line) => `\`${line}\``).join(', ')}`),
        ),
      ),
    ),
  );
}
