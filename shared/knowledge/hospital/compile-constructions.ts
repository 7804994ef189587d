import type { CompiledConstruction, CompiledInferredNode, CompiledLink, CompiledPattern } from '../compiled.ts';
import type { CompileContext } from './compile-context.ts';
import { compileLink, compilePattern, type RoleTable } from './compile-pattern.ts';

/** Construction rules in file order; patterns are appended to `patterns`. */
export function compileConstructions(context: CompileContext, roles: RoleTable, patterns: CompiledPattern[]): CompiledConstruction[] {
  const { sources, problems, classes } = context;
  return sources.constructions.flatMap((source, priority) => {
    const { create, adds, repeat } = source.value;
    const before = problems.errors;
    const found = compilePattern(context, source, source.value.pattern, roles);
    if (found === null) return [];
    const roleIndex = new Map(found.roleIndex);
    const classOfRole = new Map(found.classOfRole);
    const nodes: CompiledInferredNode[] = [];
    if (create !== undefined) {
      const classIndex = classes.indexOf.get(create.class);
      if (classIndex === undefined)
        problems.error('unknown-class', source, ['create', 'class'], create.class, 'a class of the knowledge base', 'Check the spelling.');
      else {
        const includes = create.from.flatMap((role, i) => {
          if (found.kindOfRole.get(role) !== 'key')
            problems.error(
              'bad-construction',
              source,
              ['create', 'from', i],
              role,
              'a key role',
              'The identity of an inferred asset comes from key roles.',
            );
          return roleIndex.get(role) ?? [];
        });
        const role = roles.add(`${source.entry}/${create.role}`, classIndex);
        roleIndex.set(create.role, role);
        classOfRole.set(create.role, create.class);
        nodes.push({ role, class: classIndex, includes });
      }
    }
    const links: CompiledLink[] = adds.flatMap((line, i) => compileLink(context, source, line, ['adds', i], roleIndex, classOfRole) ?? []);
    if (problems.errors > before) return [];
    patterns.push(found.pattern);
    return [{ id: source.entry, pattern: patterns.length - 1, priority, iterate: repeat > 1, maxIterations: repeat, nodes, links }];
  });
}
