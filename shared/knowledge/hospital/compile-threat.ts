import type { AtRole, CompiledPattern, CompiledStrategy, CompiledThreat, StrategyControl } from '../compiled.ts';
import { carries, likelihoodIndex, mayCarry, trustIndex, type CompileContext } from './compile-context.ts';
import { compilePattern, type PatternResult, type RoleTable } from './compile-pattern.ts';
import { readAt, readCause, readControlPlace } from './notation.ts';
import type { ThreatSource } from './schema.ts';
import type { Located } from './source-file.ts';

/** Where a control can sit in one threat. */
export interface ControlAtThreat extends StrategyControl {
  readonly control: string;
  readonly roleName: string;
  readonly strength: number | null;
  readonly strengthReason: string;
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
      const at = consequenceAt(context, source, path, line, cause, pattern);
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
    const at = effect === null ? null : consequenceAt(context, source, ['effects', i], line, effect, pattern);
    return at === null ? [] : [at];
  });
  const places = entry.controls.flatMap((line, i) => {
    const place = typeof line === 'string' ? line : `${line.control} @ ${line.at}`;
    const at = controlAt(context, source, ['controls', i], place, pattern, typeof line === 'string' ? undefined : line.only);
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
    return [{ ...at, strength: strength === undefined ? null : trustIndex(strength), strengthReason: reason, lowers: lowers !== false }];
  });
  const triggers = entry.activeWhen.flatMap((line, i) => {
    const at = controlAt(context, source, ['activeWhen', i], line, pattern);
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

function consequenceAt(
  context: CompileContext,
  source: Located<ThreatSource>,
  path: readonly (string | number)[],
  line: string,
  at: { id: string; role: string },
  pattern: PatternResult,
): AtRole | null {
  const { problems, classes, consequences, consequenceById } = context;
  const type = consequences.get(at.id);
  const role = pattern.roleIndex.get(at.role);
  if (type === undefined)
    problems.error('unknown-consequence', source, path, at.id, 'a consequence of the knowledge base', 'Check the spelling.');
  if (role === undefined)
    problems.error('unknown-role', source, path, at.role, 'a role of this pattern', 'Add the role, or mend its name.');
  if (type === undefined || role === undefined) return null;
  const classId = pattern.classOfRole.get(at.role)!;
  const where = consequenceById.get(at.id)!.value.at;
  if (everyAssetCarries(context, pattern, at.role, where)) return { role, type };
  if (mayCarry(classes, classId, where)) {
    problems.warn(
      'part-of-role',
      source,
      path,
      `${line} (${at.role} is ${classId})`,
      `${at.id} at ${where.join(' or ')}`,
      'Some assets in the role cannot have it; choose a lower class.',
    );
    return { role, type };
  }
  problems.error(
    'outside-at',
    source,
    path,
    `${line} (${at.role} is ${classId})`,
    `${at.id} at ${where.join(' or ')}`,
    'Choose another consequence or role, or widen `at` of the consequence.',
  );
  return null;
}

/** Does every asset that can fill the role carry it? What the role's relations allow counts too. */
function everyAssetCarries(context: CompileContext, pattern: PatternResult, role: string, where: readonly string[]): boolean {
  const { classes } = context;
  const classId = pattern.classOfRole.get(role)!;
  if (carries(classes, classId, where)) return true;
  const index = pattern.roleIndex.get(role)!;
  const { rootLinks, links } = pattern.pattern;
  const allowed = [...rootLinks, ...links].flatMap((link) => {
    const relation = context.sources.relations[link.relation]!.value;
    return [...(link.from === index ? [relation.from] : []), ...(link.to === index ? [relation.to] : [])];
  });
  return classes.ids.every(
    (id) => !classes.isA(id, classId) || !allowed.every((list) => carries(classes, id, list)) || carries(classes, id, where),
  );
}

interface FoundControl extends StrategyControl {
  readonly control: string;
  readonly roleName: string;
}
function controlAt(
  context: CompileContext,
  source: Located<ThreatSource>,
  path: readonly (string | number)[],
  line: string,
  pattern: PatternResult,
  only?: readonly string[],
): FoundControl | null {
  const { problems, classes, controls, controlById } = context;
  const place = readControlPlace(line);
  if (place === null) {
    problems.error(
      'bad-control',
      source,
      path,
      line,
      '`K-Something @ role` or `K-Something @ any role`',
      'Write the control in this form.',
    );
    return null;
  }
  const type = controls.get(place.control);
  const role = pattern.roleIndex.get(place.role);
  if (type === undefined)
    problems.error('unknown-control', source, path, place.control, 'a control of the knowledge base', 'Check the spelling.');
  if (role === undefined)
    problems.error('unknown-role', source, path, place.role, 'a role of this pattern', 'Add the role, or mend its name.');
  if (type === undefined || role === undefined) return null;
  const classId = pattern.classOfRole.get(place.role)!;
  const where = controlById.get(place.control)!.value.at;
  if (pattern.kindOfRole.get(place.role) === 'prohibited') {
    problems.error('bad-control', source, path, line, 'a role that holds assets', 'A control cannot sit on something that must not exist.');
    return null;
  }
  if (!mayCarry(classes, classId, where)) {
    problems.error(
      'outside-at',
      source,
      path,
      `${line} (${place.role} is ${classId})`,
      `${place.control} at ${where.join(' or ')}`,
      'Choose another role, or widen `at` of the control.',
    );
    return null;
  }
  if (only !== undefined) {
    const differing = differsFromOnly(context, classId, where, only);
    if (differing !== null)
      problems.error(
        'wrong-only',
        source,
        [...path, 'only'],
        `${differing} of ${place.role}`,
        `exactly the classes of the role at which ${place.control} can sit`,
        'Change `only`, or `at` of the control: it is one or the other that does not fit.',
      );
  } else if (!everyAssetCarries(context, pattern, place.role, where))
    problems.warn(
      'part-of-role',
      source,
      path,
      `${line} (${place.role} is ${classId})`,
      `${place.control} at ${where.join(' or ')}`,
      'Some assets in the role cannot have it. Name those that can with `only: […]`, or choose another role.',
    );
  return { control: place.control, roleName: place.role, type, role, quantifier: place.any ? 'any' : 'all' };
}

/** A class of the role at which `only` and the control do not agree, `null` when they agree everywhere. */
function differsFromOnly({ classes }: CompileContext, roleClass: string, at: readonly string[], only: readonly string[]): string | null {
  const unknown = only.find((id) => !classes.indexOf.has(id));
  if (unknown !== undefined) return unknown;
  return classes.ids.find((id) => classes.isA(id, roleClass) && carries(classes, id, at) !== carries(classes, id, only)) ?? null;
}
