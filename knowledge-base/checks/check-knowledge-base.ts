import { compileTemplates } from '../../shared/knowledge/templates/bundle-knowledge.ts';
import { compileKnowledge } from '../../shared/knowledge/hospital/compile-knowledge.ts';
import { loadSources } from '../../shared/knowledge/hospital/load-sources.ts';
import { ProblemList, type KnowledgeProblem, type SourceFile } from '../../shared/knowledge/hospital/source-file.ts';
import { causesReachable } from './causes-reachable.ts';
import type { Check } from './check.ts';
import { consequencesMatter } from './consequences-matter.ts';
import { controlPlaces } from './control-places.ts';
import { controlsWork, sideEffects } from './controls-and-strategies.ts';
import { drawnOtherwise } from './drawn-otherwise.ts';
import { duplicates } from './duplicates.ts';
import { examples } from './examples.ts';
import { hierarchy } from './hierarchy.ts';
import { idsAndNames } from './ids-and-names.ts';
import { orphans } from './orphans.ts';
import { patternRoles } from './pattern-roles.ts';
import { sourcesCited } from './sources-cited.ts';
import { taxonomies } from './taxonomies.ts';
import { timesCount } from './times.ts';
import { translations } from './translations.ts';
import { wording } from './wording.ts';

/** All checks, in the order in which they report. Compiling itself proves names, domains, ranges and places. */
export const CHECKS: readonly Check[] = [
  idsAndNames, hierarchy, patternRoles, causesReachable, consequencesMatter, controlPlaces, controlsWork, sideEffects, sourcesCited, taxonomies, timesCount, wording, duplicates, orphans, examples, drawnOtherwise, translations,
];

/** What `cordon kb check` prints. */
export interface KnowledgeReport {
  readonly problems: readonly KnowledgeProblem[];
  readonly errors: number;
  readonly warnings: number;
  /** Threats that nothing blocks, with the reason that the author gives. */
  readonly unblocked: readonly { readonly threat: string; readonly title: string; readonly reason: string }[];
}

/** Checks authored files: everything that compiling and the checks find, errors first, each with place and tip. */
export function checkKnowledgeBase(files: readonly SourceFile[], checks: readonly Check[] = CHECKS): KnowledgeReport {
  const problems = new ProblemList();
  const sources = loadSources(files, problems);
  const result = compileKnowledge(sources, '', problems);
  compileTemplates(sources, result.catalogue, problems);
  for (const check of checks) {
    try {
      check.run({ sources, result }, problems);
    } catch (error) {
      problems.add({ severity: 'error', kind: 'check-failed', entry: '', place: check.id, found: error instanceof Error ? error.message : String(error), expected: check.demand, tip: 'Report this with the files that you checked.' });
    }
  }
  const all = [...problems.all].sort((a, b) => (a.severity === b.severity ? 0 : a.severity === 'error' ? -1 : 1));
  return {
    problems: all,
    errors: all.filter((problem) => problem.severity === 'error').length,
    warnings: all.filter((problem) => problem.severity === 'warning').length,
    unblocked: sources.threats.flatMap(({ value }) => (value.unblocked === undefined ? [] : [{ threat: value.id, title: value.title, reason: value.unblocked }])),
  };
}
