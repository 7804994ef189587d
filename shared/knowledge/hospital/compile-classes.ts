import { IMPACTS, POPULATIONS, type ImpactLevel } from '../../model/records.ts';
import type { CompiledClass, CompiledTimes } from '../compiled.ts';
import { carries, trustIndex, type CompileContext } from './compile-context.ts';
import { defaultLevels } from '../stated-times.ts';
import type { Hierarchy } from './hierarchy.ts';
import type { ConsequenceSource } from './schema.ts';

const SAFE = 5;

/** Classes with everything they carry, inheritance resolved: of several rules for one class the most specific wins. */
export function compileClasses(context: CompileContext, times: CompiledTimes | null): CompiledClass[] {
  const { sources, classes, problems } = context;
  const manyFrom = Math.max(1, POPULATIONS.indexOf((sources.header?.value.manyFrom ?? 'medium') as (typeof POPULATIONS)[number]));
  for (const attribute of sources.attributes) {
    attribute.value.at.forEach((id, i) => requireClass(context, attribute, ['at', i], id));
    attribute.value.defaultAt.forEach((rule, i) => {
      if (requireClass(context, attribute, ['defaultAt', i, 'class'], rule.class) && !carries(classes, rule.class, attribute.value.at))
        problems.error(
          'unreachable-rule',
          attribute,
          ['defaultAt', i],
          rule.class,
          `a class below ${attribute.value.at.join(' or ')}`,
          'Widen `at`, or take the rule away.',
        );
    });
    if (!context.consequences.has(attribute.value.consequence))
      problems.error(
        'unknown-consequence',
        attribute,
        ['consequence'],
        attribute.value.consequence,
        'a consequence of the knowledge base',
        'Check the spelling.',
      );
  }
  for (const consequence of sources.consequences) {
    consequence.value.at.forEach((id, i) => requireClass(context, consequence, ['at', i], id));
    consequence.value.impactAt.forEach((rule, i) => {
      if (requireClass(context, consequence, ['impactAt', i, 'class'], rule.class) && !carries(classes, rule.class, consequence.value.at))
        problems.error(
          'unreachable-rule',
          consequence,
          ['impactAt', i],
          rule.class,
          `a class below ${consequence.value.at.join(' or ')}`,
          'Widen `at`, or take the rule away.',
        );
    });
  }
  for (const control of sources.controls) control.value.at.forEach((id, i) => requireClass(context, control, ['at', i], id));

  return sources.classes.map((entry, index): CompiledClass => {
    const lasting = defaultLevels(times, index);
    const { id, label, parents, assertable, visible } = entry.value;
    return {
      id,
      label,
      parents: parents.flatMap((parent, i) => (requireClass(context, entry, ['parents', i], parent) ? [classes.indexOf.get(parent)!] : [])),
      assertable,
      visible,
      constructionState: false,
      controls: sources.controls.flatMap((control, index) =>
        carries(classes, id, control.value.at)
          ? [{ control: index, coverage: lasting.controls.get(index) ?? SAFE, independent: false }]
          : [],
      ),
      attributes: sources.attributes.flatMap((attribute, index) => {
        if (!carries(classes, id, attribute.value.at)) return [];
        const rule = mostSpecific(classes, id, attribute.value.defaultAt, (a, b) => trustIndex(a.level) - trustIndex(b.level));
        const level = lasting.attributes.get(index) ?? trustIndex(rule?.level ?? attribute.value.default);
        return [{ attribute: index, level, independent: false }];
      }),
      consequences: sources.consequences.flatMap((consequence, index) =>
        carries(classes, id, consequence.value.at) ? [{ consequence: index, ...impactFor(classes, id, consequence.value, manyFrom) }] : [],
      ),
    };
  });
}

function impactFor(
  classes: Hierarchy,
  id: string,
  source: ConsequenceSource,
  manyFrom: number,
): { impact: number; impactByPopulation?: readonly number[] } {
  const rule = mostSpecific(classes, id, source.impactAt, (a, b) => impactIndex(b.level) - impactIndex(a.level)) ?? {
    level: source.impact,
    many: source.many,
  };
  const impact = impactIndex(rule.level);
  const more = rule.many === undefined ? 0 : impactIndex(rule.many) - impact;
  return more === 0 ? { impact } : { impact, impactByPopulation: POPULATIONS.map((_, population) => (population >= manyFrom ? more : 0)) };
}

/** The rule whose class is nearest; of incomparable ones (several parents) the first in the given order. */
export function mostSpecific<R extends { readonly class: string }>(
  classes: Hierarchy,
  id: string,
  rules: readonly R[],
  worstFirst: (a: R, b: R) => number,
): R | undefined {
  const fitting = rules.filter((rule) => classes.isA(id, rule.class));
  return fitting
    .filter((rule) => !fitting.some((other) => other !== rule && other.class !== rule.class && classes.isA(other.class, rule.class)))
    .sort(worstFirst)[0];
}

const impactIndex = (level: ImpactLevel): number => IMPACTS.indexOf(level);

function requireClass(
  context: CompileContext,
  at: Parameters<CompileContext['problems']['error']>[1],
  path: readonly (string | number)[],
  id: string,
): boolean {
  if (context.classes.indexOf.has(id)) return true;
  context.problems.error('unknown-class', at, path, id, 'a class of the knowledge base', 'Check the spelling, or add the class.');
  return false;
}
