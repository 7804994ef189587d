import type { KnowledgeCatalogue } from '../catalogue.ts';
import type { RuleCondition, RuleEntry, StandardEntry } from '../standards.ts';
import { mayCarry, type CompileContext } from './compile-context.ts';
import type { RequirementSource } from './standard-schema.ts';
import type { Located } from './source-file.ts';

const MAPPINGS = ['iso27002', 'csf', 'iec62443', 'hicp', 'gdpr', 'nis2'];

type Path = readonly (string | number)[];

/** The compliance sets, with every name in their rules proved. A requirement that does not fit is left out and reported. */
export function compileStandards(context: CompileContext, catalogue: KnowledgeCatalogue): StandardEntry[] {
  const threats = new Set(catalogue.threats.map(({ id }) => id));
  const sources = new Set(catalogue.bibliography.map(({ id }) => id));
  return context.sources.standards.map(({ standard, requirements }): StandardEntry => {
    const { id, title, edition, source, unreviewed } = standard.value;
    if (!sources.has(source))
      context.problems.error(
        'unknown-source',
        standard,
        ['source'],
        source,
        'an entry of the bibliography',
        'Add it to bibliography.yaml.',
      );
    return {
      id,
      title,
      edition,
      source,
      unreviewed,
      requirements: requirements
        .filter((entry) => fits(context, threats, entry))
        .map(({ value }) => value as StandardEntry['requirements'][number]),
    };
  });
}

function fits(context: CompileContext, threats: ReadonlySet<string>, entry: Located<RequirementSource>): boolean {
  const { problems, classes, relations, controls, consequences, sources } = context;
  const before = problems.errors;
  const wrong = (path: Path, found: string, expected: string): void =>
    problems.error('bad-rule', entry, path, found, expected, 'Check the spelling, or mend the rule.');
  const known = (path: Path, ids: readonly string[], has: (id: string) => boolean, what: string): void =>
    ids.forEach((id, i) => {
      if (!has(id)) wrong([...path, i], id, `${what} of the knowledge base`);
    });
  const isClass = (id: string): boolean => classes.indexOf.has(id);
  const isAsserted = (relation: string): boolean =>
    sources.relations.some(({ value }) => value.assertable && relations.isA(value.id, relation));

  const condition = (rule: RuleCondition, path: Path): void => {
    rule.via.forEach((step, i) => {
      for (const relation of relationsOfStep(step)) {
        if (!relations.indexOf.has(relation)) wrong([...path, 'via', i], relation, 'a relation of the knowledge base');
        else if (!isAsserted(relation))
          wrong([...path, 'via', i], relation, 'a relation that people draw (this one and all below it are inferred)');
      }
    });
    known([...path, 'class'], rule.class, isClass, 'a class');
    known([...path, 'control'], rule.control, (id) => controls.has(id), 'a control');
    rule.control.forEach((id, i) => {
      const at = context.controlById.get(id)?.value.at ?? [];
      const ends = rule.class.filter(isClass);
      if (ends.length > 0 && at.length > 0 && !ends.some((end) => mayCarry(classes, end, at)))
        wrong([...path, 'control', i], id, `a control that can sit at ${ends.join(' or ')}`);
    });
    if (rule.class.length + rule.control.length + rule.via.length === 0 && rule.fact === undefined && rule.population === undefined)
      wrong(path, 'a condition that is always true', 'a path, class, control, fact or population');
  };

  const rule = (value: RuleEntry, path: Path): void => {
    switch (value.kind) {
      case 'needs':
        known([...path, 'each'], value.each, isClass, 'a class');
        for (const part of ['where', 'unless', 'needs'] as const) value[part].forEach((one, i) => condition(one, [...path, part, i]));
        if (value.whereLeast !== undefined && value.whereLeast > value.where.length)
          wrong([...path, 'whereLeast'], String(value.whereLeast), `at most ${value.where.length}, the number of conditions`);
        return;
      case 'no-threat':
        known([...path, 'threats'], value.threats, (id) => threats.has(id), 'a threat');
        known([...path, 'at'], value.at, isClass, 'a class');
        return;
      case 'no-consequence':
      case 'barriers':
        known([...path, 'consequences'], value.consequences, (id) => consequences.has(id), 'a consequence');
        known([...path, 'at'], value.at, isClass, 'a class');
        return;
      case 'coverage':
        if (!MAPPINGS.includes(value.mapping)) wrong([...path, 'mapping'], value.mapping, MAPPINGS.join(', '));
        else
          value.codes.forEach((code, i) => {
            const isMapped = sources.controls.some((control) =>
              (control.value[value.mapping as 'iso27002'] as readonly string[]).includes(code),
            );
            if (!isMapped) wrong([...path, 'codes', i], code, `a code that some control is mapped to (${value.mapping})`);
          });
    }
  };

  entry.value.rules.forEach((one, i) => rule(one as RuleEntry, ['rules', i]));
  const { decided, person, rules } = entry.value;
  if (decided === 'manual' ? rules.length > 0 : rules.length === 0)
    wrong(['decided'], `${decided} with ${rules.length} rules`, 'rules, unless a person decides alone');
  if (decided === 'automatic' ? person !== '' : person.trim() === '')
    wrong(['person'], person || 'nothing', 'what a person must state, unless the model decides alone');
  return problems.errors === before;
}

/** The relations that a step of a path names, its marks taken off. */
export const relationsOfStep = (step: string): readonly string[] => step.replace(/^\^|\*$/g, '').split('|');
