import type { CompiledLink, CompiledNode, CompiledPattern, CompiledRole, NodeKind } from '../compiled.ts';
import { mayCarry, type CompileContext } from './compile-context.ts';
import { readLink } from './notation.ts';
import type { PatternSource } from './schema.ts';
import type { Located } from './source-file.ts';

const PARTS = ['key', 'necessary', 'sufficient', 'optional', 'prohibited'] as const satisfies readonly NodeKind[];

/** A pattern in the engine's form, with its roles by their authored names. */
export interface PatternResult {
  readonly pattern: CompiledPattern;
  readonly roleIndex: ReadonlyMap<string, number>;
  readonly classOfRole: ReadonlyMap<string, string>;
  readonly kindOfRole: ReadonlyMap<string, NodeKind>;
}

/** The roles of the whole knowledge base, named `entry/role`. */
export class RoleTable {
  readonly roles: CompiledRole[] = [];
  add(id: string, classIndex: number): number {
    this.roles.push({ id, classes: [classIndex] });
    return this.roles.length - 1;
  }
}

/** Compiles a pattern; `null` when something in it does not exist or does not fit, with the problems reported. */
export function compilePattern(
  context: CompileContext,
  at: Located<unknown>,
  source: PatternSource,
  roles: RoleTable,
): PatternResult | null {
  const { problems, classes } = context;
  const before = problems.errors;
  const roleIndex = new Map<string, number>();
  const classOfRole = new Map<string, string>();
  const kindOfRole = new Map<string, NodeKind>();
  const nodes: CompiledNode[] = [];
  for (const part of PARTS) {
    for (const [role, classId] of Object.entries(source[part])) {
      const path = ['pattern', part, role];
      const classIndex = classes.indexOf.get(classId);
      if (classIndex === undefined)
        problems.error('unknown-class', at, path, classId, 'a class of the knowledge base', 'Check the spelling, or add the class.');
      else if (kindOfRole.has(role))
        problems.error('bad-pattern', at, path, role, 'a role name used once', 'Give one of the two roles another name.');
      else {
        const index = roles.add(`${at.entry}/${role}`, classIndex);
        roleIndex.set(role, index);
        classOfRole.set(role, classId);
        kindOfRole.set(role, part);
        nodes.push({ role: index, class: classIndex, kind: part });
      }
    }
  }
  if (Object.keys(source.key).length === 0)
    problems.error(
      'bad-pattern',
      at,
      ['pattern', 'key'],
      'no key role',
      'at least one key role',
      'Name the assets that make one finding differ from another.',
    );
  const links = (lines: readonly string[], field: string): (CompiledLink | null)[] =>
    lines.map((line, i) => compileLink(context, at, line, ['pattern', field, i], roleIndex, classOfRole));
  const all = links(source.links, 'links').filter((link) => link !== null);
  const prohibitedLinks = links(source.prohibitedLinks, 'prohibitedLinks').filter((link) => link !== null);
  const isKey = new Set(nodes.filter((node) => node.kind === 'key').map((node) => node.role));
  const distinct = source.distinct.map((group, i) =>
    group.flatMap((role, j) => {
      const index = roleIndex.get(role);
      if (index === undefined)
        problems.error('unknown-role', at, ['pattern', 'distinct', i, j], role, 'a role of this pattern', 'Check the spelling.');
      return index === undefined ? [] : [index];
    }),
  );
  if (problems.errors > before) return null;
  return {
    pattern: {
      id: at.entry,
      // The engine itself finds patterns that share key roles; the number is only needed where files name the roots.
      rootPattern: -1,
      nodes,
      rootLinks: all.filter((link) => isKey.has(link.from) && isKey.has(link.to)),
      links: all.filter((link) => !isKey.has(link.from) || !isKey.has(link.to)),
      prohibitedLinks,
      distinct,
    },
    roleIndex,
    classOfRole,
    kindOfRole,
  };
}

/** Compiles `role relation role`; `null` with a problem when a part is unknown or the relation does not fit the classes. */
export function compileLink(
  context: CompileContext,
  at: Located<unknown>,
  line: string,
  path: readonly (string | number)[],
  roleIndex: ReadonlyMap<string, number>,
  classOfRole: ReadonlyMap<string, string>,
): CompiledLink | null {
  const { problems, classes, relations, relationById } = context;
  const link = readLink(line);
  if (link === null) {
    problems.error('bad-link', at, path, line, '`role relation role`', 'Write three words.');
    return null;
  }
  const relation = relations.indexOf.get(link.relation);
  if (relation === undefined)
    problems.error(
      'unknown-relation',
      at,
      path,
      link.relation,
      'a relation of the knowledge base',
      'Check the spelling, or add the relation.',
    );
  const ends = [link.from, link.to].map((role) => {
    const index = roleIndex.get(role);
    if (index === undefined) problems.error('unknown-role', at, path, role, 'a role of this pattern', 'Add the role, or mend its name.');
    return index;
  });
  const [from, to] = ends;
  if (relation === undefined || from === undefined || to === undefined) return null;
  const entry = relationById.get(link.relation)!.value;
  let fits = true;
  for (const [role, allowed, side] of [
    [link.from, entry.from, 'from'],
    [link.to, entry.to, 'to'],
  ] as const) {
    const classId = classOfRole.get(role);
    if (classId === undefined || allowed.length === 0 || mayCarry(classes, classId, allowed)) continue;
    problems.error(
      'outside-domain',
      at,
      path,
      `${line} (${role} is ${classId})`,
      `${link.relation} ${side} ${allowed.join(' or ')}`,
      'Choose another relation or another class, or widen the relation.',
    );
    fits = false;
  }
  return fits ? { from, relation, to } : null;
}
