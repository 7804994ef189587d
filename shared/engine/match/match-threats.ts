import type { Domain } from '../domain/prepare-domain.ts';
import type { PreparedPattern } from '../domain/prepare-pattern.ts';
import type { RootPlan } from '../domain/root-plan.ts';
import { FOREVER, type WorkingGraph } from '../graph/working-graph.ts';
import { IntBuffer } from '../int-buffer.ts';
import type { RunMeter } from '../run-meter.ts';
import { completeMatch } from './complete-match.ts';
import { MatchList } from './match-list.ts';
import { cannotMatch, searchRoots, type SearchSpace } from './root-search.ts';

/** The matches of every pattern that has threats, in pattern order; patterns without matches are left out. */
export function matchThreats(domain: Domain, graph: WorkingGraph, meter: RunMeter): MatchList[] {
  const space: SearchSpace = { domain, graph, meter, horizon: FOREVER };
  const lists: MatchList[] = [];
  const groups = domain.threatPatternsByRoot;
  const found = new IntBuffer(256);
  for (let done = 0; done < groups.length; done++) {
    const { root, patterns } = groups[done]!;
    if (done % 32 === 0) meter.progress('match', done, groups.length);
    if (meter.stopped) break;
    if (cannotMatch(space, root)) continue;
    found.length = 0;
    matchGroup(space, root, patterns, found, lists);
  }
  return lists.sort((a, b) => a.pattern.index - b.pattern.index);
}

/** Patterns with one root: its assignments are found once (into `found`), and each pattern adds what is its own. */
function matchGroup(space: SearchSpace, root: RootPlan, patterns: readonly PreparedPattern[], found: IntBuffer, lists: MatchList[]): void {
  const { domain, meter } = space;
  const name = (pattern: PreparedPattern): string => domain.knowledge.patterns[pattern.index]!.id;
  const keep = (list: MatchList): void => {
    if (list.count > 0) lists.push(list);
  };
  if (patterns.length === 1) {
    const pattern = patterns[0]!;
    const list = new MatchList(pattern);
    meter.begin(name(pattern));
    if (meter.guard(() => searchRoots(space, root, (bound) => completeMatch(space, pattern, bound, list)))) keep(list);
    return;
  }
  const width = root.classes.length;
  meter.begin(name(patterns[0]!));
  const limit = meter.budget.maxMatchesPerPattern * 4 * width;
  const whole = meter.guard(() =>
    searchRoots(space, root, (bound) => {
      if (found.length > limit) meter.stop('too-many-matches', 'too many combinations of its key roles; it was left out', false);
      found.pushRange(bound, 0, width);
    }),
  );
  if (!whole) {
    for (const pattern of patterns.slice(1))
      meter.report({
        kind: 'too-many-matches',
        entry: name(pattern),
        detail: 'it shares its key roles with a pattern that has too many combinations; it was left out',
      });
    return;
  }
  for (const pattern of patterns) {
    const list = new MatchList(pattern);
    meter.begin(name(pattern));
    if (meter.guard(() => completeAll(space, pattern, found, width, list))) keep(list);
  }
}

function completeAll(space: SearchSpace, pattern: PreparedPattern, found: IntBuffer, width: number, list: MatchList): void {
  const bound = new Int32Array(width);
  for (let at = 0; at < found.length; at += width) {
    space.meter.step();
    for (let position = 0; position < width; position++) bound[position] = found.data[at + position]!;
    completeMatch(space, pattern, bound, list);
  }
}
