import type { AtRole, CompiledPattern, CompiledStrategy, CompiledThreat, StrategyControl } from '../compiled.ts';
import { carries, likelihoodIndex, mayCarry, trustIndex, type CompileContext } from './compile-context.ts';
import { compilePattern, type RoleTable } from './compile-pattern.ts';
import { readAt, readCause } from './notation.ts';
import { consequenceAt, controlAt, type FoundControl } from './role-lines.ts';
import type { ThreatSource } from './schema.ts';
import type { Located } from './source-file.ts';

/** Where a control can sit in one threat. */
export interface ControlAtThreat extends FoundControl {
  readonly strength: number | null;
  /** False: it helps without making the threat less likely, so it is no strategy of its own. */
  readonly lowers: boolean;
}
/** A threat in the engine's form, with what strategies need to know about it. */
export interface ThreatResult {
  readonly source: Located<ThreatSource>;
  readonly pattern: CompiledPattern;
  /** `pattern` is set by the caller. */
  readonly threat: Omit<CompiledThreat, 'pattern'>;
  readonly places: readonly ControlAtThreat[];
  /** One for each line of `activeWhen`, without the threat's index. */
  readonly triggers: readonly Omit<CompiledStrategy, 'triggers'>[];
}

/** Compiles one threat; `null` when it cannot run, with the problems reported. */
export function compileThreat(context: CompileContext, source: Located<ThreatSource>, roles: RoleTable): ThreatResult | null {
  const { problems, agents } = context;
  const entry = source.value;
  const before = problems.errors;
  const pattern = compilePattern(context, source, entry.pattern, roles);
  if (pattern === null) return null;

  const entryPoints: AtRole[] = [];
  const conditions: AtRole[] = [];
  const causingAgents: number[] = [];
  entry.causes.forEach((line, i) => {
    const path = ['causes', i];
    const cause = readCause(line);
    if (cause === null)
      problems.error(
        'bad-cause',
        source,
        path,
        line,
        '`agent remote` or `C-Something @ role`',
        'Write the cause in one of these two forms.',
      );
    else if ('agent' in cause) {
      const agent = agents.get(cause.agent);
      if (agent === undefined)
        problems.error('unknown-agent', source, path, cause.agent, [...agents.keys()].join(', '), 'Use one of the agents.');
      else causingAgents.push(agent);
    } else {
      const at = consequenceAt(context, { source, path, text: line, pattern }, cause);
      if (at === null) return;
      const kind = pattern.kindOfRole.get(cause.role);
      if (kind === 'optional' || kind === 'prohibited')
        problems.error(
          'cause-at-optional',
          source,
          path,
          line,
          'a key, necessary or sufficient role',
          'Make the role necessary or sufficient, or take the cause away.',
        );
      const attribute = attributeFor(context, cause.id, pattern.classOfRole.get(cause.role)!);
      if (attribute >= 0) entryPoints.push({ role: at.role, type: attribute });
      else conditions.push(at);
    }
  });
  const effects = entry.effects.flatMap((line, i) => {
    const effect = readAt(line);
    if (effect === null)
      problems.error('bad-effect', source, ['effects', i], line, '`C-Something @ role`', 'Write the effect in this form.');
    const at = effect === null ? null : consequenceAt(context, { source, path: ['effects', i], text: line, pattern }, effect);
    return at === null ? [] : [at];
  });
  const places = entry.controls.flatMap((line, i) => {
    const text = typeof line === 'string' ? line : `${line.control} @ ${line.at}`;
    const at = controlAt(context, { source, path: ['controls', i], text, pattern }, typeof line === 'string' ? undefined : line.only);
    if (at === null) return [];
    const { strength, lowers, reason = '' } = typeof line === 'string' ? {} : line;
    if (lowers === false && (reason === '' || strength !== undefined))
      problems.error(
        'lowers-nothing',
        source,
        ['controls', i],
        reason === '' ? 'no reason' : 'a strength',
        '`reason` and no `strength`',
        'Say what it does instead of making the threat less likely.',
      );
    return [{ ...at, strength: strength === undefined ? null : trustIndex(strength), lowers: lowers !== false }];
  });
  const triggers = entry.activeWhen.flatMap((line, i) => {
    const at = controlAt(context, { source, path: ['activeWhen', i], text: line, pattern });
    if (at === null) return [];
    const mandatory: StrategyControl[] = [{ role: at.role, type: at.type, quantifier: at.quantifier }];
    return [
      {
        id: `${at.control}!${entry.id}${i === 0 ? '' : `:${at.roleName}`}`,
        strength: SAFE,
        mandatory,
        optional: [],
        blocks: [],
        mitigates: [],
        current: true,
        future: true,
      },
    ];
  });
  if (entry.causes.length === 0 && entry.activeWhen.length === 0)
    problems.error(
      'no-cause',
      source,
      ['causes'],
      'no cause',
      'at least one cause, or a control that switches the threat on',
      'Say what brings the threat about.',
    );
  if (problems.errors > before) return null;
  return {
    source,
    pattern: pattern.pattern,
    threat: {
      id: entry.id,
      category: source.file.replace(/^.*\/|\.yaml$/g, ''),
      threatens: pattern.pattern.nodes[0]!.role,
      entryPoints,
      conditions,
      agents: causingAgents,
      effects,
      frequency: likelihoodIndex(entry.frequency),
      secondary: entry.secondary,
      normalOperation: false,
      current: true,
      future: true,
    },
    places,
    triggers,
  };
}

const SAFE = 5;

/** The attribute that guards against a consequence on a class, -1 when nothing does: then only a threat can produce it. */
function attributeFor(context: CompileContext, consequence: string, classId: string): number {
  const candidates = context.attributesOf.get(consequence) ?? [];
  const found =
    candidates.find((attribute) => carries(context.classes, classId, attribute.value.at)) ??
    candidates.find((attribute) => mayCarry(context.classes, classId, attribute.value.at));
  return found === undefined ? -1 : context.attributes.get(found.value.id)!;
}
