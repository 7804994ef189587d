import type { AtRole, StrategyControl } from '../compiled.ts';
import { carries, mayCarry, type CompileContext } from './compile-context.ts';
import type { PatternResult } from './compile-pattern.ts';
import { readControlPlace, type AtNotation } from './notation.ts';
import type { ThreatSource } from './schema.ts';
import type { Located } from './source-file.ts';

/** A line of a threat that names something at one of its roles. */
export interface RoleLine {
  readonly source: Located<ThreatSource>;
  readonly path: readonly (string | number)[];
  readonly text: string;
  readonly pattern: PatternResult;
}

/** A control where a threat names it. */
export interface FoundControl extends StrategyControl {
  readonly control: string;
  readonly roleName: string;
}

/** The consequence of a line by its numbers; `null` where it cannot be there, with the problems reported. */
export function consequenceAt(context: CompileContext, line: RoleLine, at: AtNotation): AtRole | null {
  const { problems, classes } = context;
  const { source, path, pattern } = line;
  const found = numbersOf(context, line, 'consequence', at.id, at.role);
  if (found === null) return null;
  const where = context.consequenceById.get(at.id)!.value.at;
  if (everyAssetCarries(context, pattern, at.role, where)) return found;
  const said = `${line.text} (${at.role} is ${pattern.classOfRole.get(at.role)!})`;
  const places = `${at.id} at ${where.join(' or ')}`;
  if (mayCarry(classes, pattern.classOfRole.get(at.role)!, where)) {
    problems.warn('part-of-role', source, path, said, places, 'Some assets in the role cannot have it; choose a lower class.');
    return found;
  }
  problems.error('outside-at', source, path, said, places, 'Choose another consequence or role, or widen `at` of the consequence.');
  return null;
}

/** The control of a line, and who may have it; `null` where it cannot be there, with the problems reported. */
export function controlAt(context: CompileContext, line: RoleLine, only?: readonly string[]): FoundControl | null {
  const { problems, classes } = context;
  const { source, path, pattern } = line;
  const place = readControlPlace(line.text);
  if (place === null) {
    problems.error(
      'bad-control',
      source,
      path,
      line.text,
      '`K-Something @ role` or `K-Something @ any role`',
      'Write the control in this form.',
    );
    return null;
  }
  const found = numbersOf(context, line, 'control', place.control, place.role);
  if (found === null) return null;
  const classId = pattern.classOfRole.get(place.role)!;
  const where = context.controlById.get(place.control)!.value.at;
  const said = `${line.text} (${place.role} is ${classId})`;
  const places = `${place.control} at ${where.join(' or ')}`;
  if (pattern.kindOfRole.get(place.role) === 'prohibited') {
    problems.error(
      'bad-control',
      source,
      path,
      line.text,
      'a role that holds assets',
      'A control cannot sit on something that must not exist.',
    );
    return null;
  }
  if (!mayCarry(classes, classId, where)) {
    problems.error('outside-at', source, path, said, places, 'Choose another role, or widen `at` of the control.');
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
      said,
      places,
      'Some assets in the role cannot have it. Name those that can with `only: […]`, or choose another role.',
    );
  return { control: place.control, roleName: place.role, ...found, quantifier: place.any ? 'any' : 'all' };
}

/** The numbers of what a line names and of its role; `null` where one of them is not there. */
function numbersOf(
  context: CompileContext,
  { source, path, pattern }: RoleLine,
  what: 'consequence' | 'control',
  id: string,
  roleName: string,
): AtRole | null {
  const { problems } = context;
  const type = (what === 'control' ? context.controls : context.consequences).get(id);
  const role = pattern.roleIndex.get(roleName);
  if (type === undefined) problems.error(`unknown-${what}`, source, path, id, `a ${what} of the knowledge base`, 'Check the spelling.');
  if (role === undefined)
    problems.error('unknown-role', source, path, roleName, 'a role of this pattern', 'Add the role, or mend its name.');
  return type === undefined || role === undefined ? null : { role, type };
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

/** A class of the role at which `only` and the control do not agree, `null` when they agree everywhere. */
function differsFromOnly({ classes }: CompileContext, roleClass: string, at: readonly string[], only: readonly string[]): string | null {
  const unknown = only.find((id) => !classes.indexOf.has(id));
  if (unknown !== undefined) return unknown;
  return classes.ids.find((id) => classes.isA(id, roleClass) && carries(classes, id, at) !== carries(classes, id, only)) ?? null;
}
