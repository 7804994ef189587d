import type { KnowledgeCatalogue } from '../../shared/knowledge/catalogue.ts';
import { controlPage } from './control-page.ts';
import { handbookWords } from './handbook-words.ts';
import { causesPage, classesPage, consequencesPage, indexPage, relationsPage, sourcesPage, strategiesPage } from './overview-pages.ts';
import { threatPage, threatPicture } from './threat-page.ts';
import { timesPage } from './times-page.ts';
import { unseenPage } from './unseen-page.ts';

/** One file of the handbook, its path relative to the handbook's folder. */
export interface HandbookFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The whole handbook: an index, overviews, and a page for each threat (with its picture) and each control. `unseen` are the
 * threats that are live in no bundled model.
 */
export function writeHandbook(catalogue: KnowledgeCatalogue, unseen: readonly string[]): HandbookFile[] {
  const top = handbookWords(catalogue, '');
  const below = handbookWords(catalogue, '../');
  return [
    { path: 'README.md', text: indexPage(catalogue, top) },
    { path: 'consequences.md', text: consequencesPage(catalogue, top) },
    { path: 'causes.md', text: causesPage(catalogue, top) },
    { path: 'strategies.md', text: strategiesPage(catalogue, top) },
    { path: 'classes.md', text: classesPage(catalogue, top) },
    { path: 'relations.md', text: relationsPage(catalogue, top) },
    { path: 'times.md', text: timesPage(catalogue, top) },
    { path: 'sources.md', text: sourcesPage(catalogue) },
    { path: 'unseen.md', text: unseenPage(catalogue, top, unseen) },
    ...catalogue.threats.flatMap((threat) => [
      { path: `threats/${threat.id}.md`, text: threatPage(threat, below) },
      { path: `threats/${threat.id}.svg`, text: threatPicture(threat, below) },
    ]),
    ...catalogue.controls.map((control) => ({ path: `controls/${control.id}.md`, text: controlPage(control, below) })),
  ];
}
