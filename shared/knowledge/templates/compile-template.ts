import { z } from 'zod';
import type { Problem, Result } from '../../base/result.ts';
import { fail, ok } from '../../base/result.ts';
import type { DiagramNode, LevelRecord, ModelRecords, RelationRecord } from '../../model/records.ts';
import { CONTROL_STATES, IMPACTS, POPULATIONS, TRUST_LEVELS, controlKey, levelKey } from '../../model/records.ts';
import type { KnowledgeCatalogue, TemplateEntry } from '../catalogue.ts';
import { hierarchyView } from '../hierarchy-view.ts';

/** A template's file (docs/spec/template-format.md) after YAML parsing. */
const templateFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  catalogueId: z.string().regex(/^M-\d\d$/),
  title: z.string().min(1),
  story: z.string().min(40),
  questions: z.array(z.string()).min(1),
  sources: z.array(z.string()).min(1),
  reconstruction: z.string(),
  expectedRisks: z.array(z.string().regex(/^T-[A-Z]+-\d+$/)),
  assets: z.record(
    z.string().regex(/^[a-z][a-z0-9-]*$/),
    z.strictObject({
      type: z.string(),
      label: z.string().min(1),
      population: z.enum(POPULATIONS).default('singleton'),
      notes: z.string().default(''),
      facts: z.record(z.string(), z.unknown()).default({}),
      quantities: z.record(z.string(), z.number().nonnegative()).default({}),
      at: z.union([z.tuple([z.number(), z.number()]), z.tuple([z.number(), z.number(), z.number(), z.number()])]),
    }),
  ),
  relations: z.array(z.string()),
  controls: z
    .array(z.strictObject({ asset: z.string(), control: z.string(), state: z.enum(CONTROL_STATES), note: z.string().default('') }))
    .default([]),
  levels: z
    .array(
      z.union([
        z.strictObject({ asset: z.string(), attribute: z.string(), level: z.enum(TRUST_LEVELS) }),
        z.strictObject({ asset: z.string(), consequence: z.string(), impact: z.enum(IMPACTS) }),
      ]),
    )
    .default([]),
});

/** Relations that draw one asset inside another; of several, the first one written decides. */
const CONTAINMENT = new Set(['locatedIn', 'partOf', 'inZone']);

/** A compiled template: the model as it opens, and what the start screen tells about it. */
export interface CompiledTemplate {
  readonly entry: TemplateEntry;
  readonly records: ModelRecords;
  /** Expected risks that the knowledge base does not describe yet; the model opens without them. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads one template file. Every class, relation, control, attribute and consequence must exist in the
 * catalogue and every relation must be allowed between its two classes; all problems are reported at once.
 */
export function compileTemplate(
  file: string,
  source: unknown,
  catalogue: KnowledgeCatalogue,
): Result<CompiledTemplate, readonly Problem[]> {
  const parsed = templateFile.safeParse(source);
  if (!parsed.success) {
    return fail(
      parsed.error.issues.map((issue) =>
        problem(
          file,
          issue.path.join('.') || 'file',
          'bad-template',
          issue.message,
          'a template as the format page describes',
          'Compare with another template.',
        ),
      ),
    );
  }
  const template = parsed.data;
  const problems: Problem[] = [];
  const report = (place: string, found: string, expected: string, tip: string): void => {
    problems.push(problem(file, place, 'bad-template', found, expected, tip));
  };
  const hierarchy = hierarchyView(catalogue.classes);
  const isOneOf = (asset: string, classes: readonly string[]): boolean =>
    classes.some((id) => hierarchy.isA(template.assets[asset]?.type ?? '', id));
  for (const [id, asset] of Object.entries(template.assets)) {
    const entry = catalogue.classes.find((candidate) => candidate.id === asset.type);
    if (!entry) report(`assets.${id}.type`, asset.type, 'a class of the knowledge base', 'Check the spelling.');
    else if (!entry.assertable) report(`assets.${id}.type`, asset.type, 'a class that can be placed', 'Use one of its subclasses.');
  }
  const relations: Record<string, RelationRecord> = {};
  const width = String(template.relations.length).length;
  template.relations.forEach((line, i) => {
    const [from = '', type = '', to = '', ...rest] = line.split(/\s+/);
    const place = `relations[${i}]`;
    const entry = catalogue.relations.find((candidate) => candidate.id === type);
    if (rest.length > 0 || to === '') return report(place, line, '`asset relation asset`', 'Write three words.');
    const missing = [from, to].filter((end) => !template.assets[end]);
    for (const end of missing) report(place, end, 'an asset of this template', 'Add the asset or mend the name.');
    if (missing.length > 0) return;
    if (!entry) return report(place, type, 'a relation of the knowledge base', 'Check the spelling.');
    if (!entry.assertable) report(place, type, 'a relation that can be drawn', 'Inferred relations are never written.');
    if (entry.domain.length > 0 && !isOneOf(from, entry.domain))
      report(place, line, `from ${entry.domain.join(' or ')}`, 'The first asset cannot have this relation.');
    if (entry.range.length > 0 && !isOneOf(to, entry.range))
      report(place, line, `to ${entry.range.join(' or ')}`, 'The second asset cannot have this relation.');
    const id = `r${String(i + 1).padStart(width, '0')}`;
    relations[id] = { id, from, type, to };
  });
  const controls: ModelRecords['controls'] = Object.fromEntries(
    template.controls.map((setting, i) => {
      const entry = catalogue.controls.find((candidate) => candidate.id === setting.control);
      if (!template.assets[setting.asset])
        report(`controls[${i}]`, setting.asset, 'an asset of this template', 'Add the asset or mend the name.');
      if (!entry) report(`controls[${i}]`, setting.control, 'a control of the knowledge base', 'Check the spelling.');
      else if (!isOneOf(setting.asset, entry.at))
        report(
          `controls[${i}]`,
          `${setting.control} at ${setting.asset}`,
          `an asset of ${entry.at.join(' or ')}`,
          'This control has no place there.',
        );
      return [controlKey(setting.asset, setting.control), setting];
    }),
  );
  const levels: Record<string, LevelRecord> = {};
  template.levels.forEach((level, i) => {
    const isTrust = 'attribute' in level;
    const id = isTrust ? level.attribute : level.consequence;
    const known = isTrust ? catalogue.attributes.some((entry) => entry.id === id) : catalogue.consequences.some((entry) => entry.id === id);
    if (!known) report(`levels[${i}]`, id, 'an attribute or consequence of the knowledge base', 'Check the spelling.');
    levels[levelKey(level.asset, id)] = level;
  });
  const warnings = template.expectedRisks.flatMap((threat, i) =>
    catalogue.threats.some((entry) => entry.id === threat)
      ? []
      : [
          problem(
            file,
            `expectedRisks[${i}]`,
            'unknown-threat',
            threat,
            'a threat of the knowledge base',
            'Check the spelling, or describe the threat.',
          ),
        ],
  );
  for (const [i, source] of template.sources.entries()) {
    const id = source.split(',')[0]!.trim();
    if (!catalogue.bibliography.some((entry) => entry.id === id))
      report(`sources[${i}]`, id, 'an entry of the bibliography', 'Add it to knowledge-base/bibliography.yaml.');
  }
  if (problems.length > 0) return fail(problems);

  const containers = new Map<string, string>();
  for (const { from, type, to } of Object.values(relations)) if (CONTAINMENT.has(type) && !containers.has(from)) containers.set(from, to);
  // Written relative to the container, because that is how people move things; stored absolute.
  const origin = (asset: string): readonly [number, number] => {
    const container = containers.get(asset);
    if (container === undefined) return [0, 0];
    const [x, y] = origin(container);
    const [dx, dy] = template.assets[container]!.at;
    return [x + dx, y + dy];
  };
  const nodes = Object.fromEntries(
    Object.entries(template.assets).map(([asset, { at }]): [string, DiagramNode] => {
      const [left, top] = origin(asset);
      const [x, y, nodeWidth, height] = at;
      return [
        asset,
        { asset, x: left + x, y: top + y, ...(nodeWidth !== undefined && height !== undefined ? { width: nodeWidth, height } : {}) },
      ];
    }),
  );
  const records: ModelRecords = {
    header: {
      id: template.id,
      title: template.title,
      description: template.story,
      knowledgeBase: { id: catalogue.id, version: catalogue.version },
      assessments: [],
    },
    assets: Object.fromEntries(
      Object.entries(template.assets).map(([id, { type, label, population, notes, facts, quantities }]) => [
        id,
        { id, type, label, population, notes, facts, ...(Object.keys(quantities).length > 0 ? { quantities } : {}) },
      ]),
    ),
    relations,
    controls,
    levels,
    decisions: {},
    diagrams: { d1: { id: 'd1', title: template.title, nodes } },
  };
  const { id, catalogueId, title, story, questions, sources, reconstruction, expectedRisks } = template;
  return ok({
    entry: {
      id,
      catalogueId,
      title,
      story,
      questions,
      sources,
      reconstruction,
      expectedRisks,
      assets: Object.keys(records.assets).length,
      relations: Object.keys(relations).length,
    },
    records,
    warnings,
  });
}

const problem = (file: string, place: string, kind: string, found: string, expected: string, tip: string): Problem => ({
  kind,
  place: `${file}: ${place}`,
  found,
  expected,
  tip,
});
