import { readAt, readCause } from '../../shared/knowledge/hospital/notation.ts';
import { trustIndex } from '../../shared/knowledge/hospital/compile-context.ts';
import type { ThreatSource } from '../../shared/knowledge/hospital/schema.ts';
import type { Check, CheckInput } from './check.ts';

/** A consequence at a class. */
interface State {
  readonly consequence: string;
  readonly class: string;
}

/** Every threat can come about: each of its causes is an agent, a default trust below safe, or the effect of another threat that can. */
export const causesReachable: Check = {
  id: 'causes-reachable',
  demand: 'Each cause of a threat is an agent, comes from default trust, or is the effect of a threat that can itself come about; what only passes on has no outside cause.',
  run(input, problems) {
    const live = new Set(liveThreats(input));
    const producible = statesOf(input, [...live]);
    for (const threat of input.sources.threats) {
      const outside = threat.value.causes.find((line) => line.startsWith('agent '));
      if (threat.value.secondary && outside !== undefined)
        problems.error('not-secondary', threat, ['secondary'], outside, 'no outside cause', 'A threat that only passes on what has happened begins with nobody: take `secondary` away.');
      if (live.has(threat.value.id)) continue;
      threat.value.causes.forEach((line, i) => {
        const state = stateOf(threat.value, line);
        if (state !== null && !isProducible(input, state, producible))
          problems.error('unreachable-cause', threat, ['causes', i], `${line} (${state.class})`, 'something that can cause it', 'Write the threat that causes it, give the attribute a default trust below safe, or choose another cause.');
      });
    }
  },
};

/** Ids of the threats that can come about at all, by class; grows until nothing is added. */
export function liveThreats(input: CheckInput): readonly string[] {
  const live = new Set<string>();
  const states: State[] = [];
  for (let grown = true; grown; ) {
    grown = false;
    for (const { value } of input.sources.threats) {
      if (live.has(value.id)) continue;
      const all = value.causes.every((line) => { const state = stateOf(value, line); return state === null || isProducible(input, state, states); });
      if (!all) continue;
      live.add(value.id);
      states.push(...statesOf(input, [value.id]));
      grown = true;
    }
  }
  return [...live];
}

function statesOf(input: CheckInput, ids: readonly string[]): State[] {
  const wanted = new Set(ids);
  return input.sources.threats
    .filter(({ value }) => wanted.has(value.id))
    .flatMap(({ value }) => value.effects.flatMap((line) => { const at = readAt(line); return at === null ? [] : [{ consequence: at.id, class: classOf(value, at.role) }]; }));
}

function isProducible(input: CheckInput, state: State, states: readonly State[]): boolean {
  const { classes, attributesOf } = input.result.context;
  if (states.some((known) => known.consequence === state.consequence && classes.overlaps(known.class, state.class))) return true;
  return (attributesOf.get(state.consequence) ?? []).some(({ value }) => {
    if (!value.at.some((over) => classes.overlaps(over, state.class))) return false;
    if (trustIndex(value.default) < trustIndex('safe') || value.lasts !== undefined) return true;
    return value.defaultAt.some((rule) => trustIndex(rule.level) < trustIndex('safe') && classes.overlaps(rule.class, state.class));
  });
}

function stateOf(threat: ThreatSource, line: string): State | null {
  const cause = readCause(line);
  return cause === null || 'agent' in cause ? null : { consequence: cause.id, class: classOf(threat, cause.role) };
}

function classOf({ pattern }: ThreatSource, role: string): string {
  return pattern.key[role] ?? pattern.necessary[role] ?? pattern.sufficient[role] ?? pattern.optional[role] ?? pattern.prohibited[role] ?? '';
}
