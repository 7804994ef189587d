import type { Analysis } from '../engine/analysis.ts';
import * as engine from '../engine/explain/explain-absence.ts';
import type { KnowledgeCatalogue } from '../knowledge/catalogue.ts';
import type { CompiledPattern } from '../knowledge/compiled.ts';
import { roleName } from './finding-ids.ts';
import type { Absence, AbsentPart, NamedAsset } from './findings.ts';

/**
 * Why a threat of the knowledge base is not among the findings, or not at one asset: the largest part of its pattern that
 * the model does match, and what is missing or in the way. `null`: the knowledge base has no such threat, the model no such
 * asset, or the threat is there.
 */
export function explainAbsence(
  analysis: Analysis,
  catalogue: KnowledgeCatalogue,
  threatId: string,
  asset: string | null = null,
): Absence | null {
  const { knowledge, structure } = analysis;
  const threat = knowledge.threats.findIndex(({ id }) => id === threatId);
  const at = asset === null ? null : structure.assets.ids.indexOf(asset);
  const reason = threat < 0 || at === -1 ? null : engine.explainAbsence(analysis, threat, at);
  if (reason === null) return null;
  const pattern = knowledge.patterns[knowledge.threats[threat]!.pattern]!;
  const part = partOf(analysis, catalogue, pattern, threatId, reason);
  return {
    threat: threatId,
    title: catalogue.threats.find(({ id }) => id === threatId)?.title ?? threatId,
    matched: [...reason.matched].map(([node, matched]) => ({
      role: roleName(knowledge.roles[pattern.nodes[node]!.role]!.id),
      ...named(analysis, matched),
    })),
    part,
    missing: sentenceOf(part, catalogue),
  };
}

const named = ({ structure }: Analysis, asset: number): NamedAsset => ({
  asset: structure.assets.ids[asset]!,
  label: structure.assets.labels[asset]!,
});

function partOf(
  analysis: Analysis,
  catalogue: KnowledgeCatalogue,
  pattern: CompiledPattern,
  threatId: string,
  { missing, matched }: engine.AbsenceReason,
): AbsentPart {
  const { knowledge } = analysis;
  if (missing.kind === 'switched-off' || missing.kind === 'no-trigger') {
    const lines = catalogue.threats.find(({ id }) => id === threatId)?.activeWhen ?? [];
    return { kind: missing.kind, controls: [...new Set(lines.map((line) => line.split('@')[0]!.trim()))] };
  }
  if (missing.kind === 'left-out' || missing.kind === 'no-role' || missing.kind === 'other') return { kind: missing.kind };
  const node = pattern.nodes[missing.node]!;
  const role = roleName(knowledge.roles[node.role]!.id);
  const className = knowledge.classes[node.class]!.id;
  if (missing.kind === 'excluded')
    return { kind: 'excluded', role, class: className, by: missing.by < 0 ? null : named(analysis, missing.by) };
  if (missing.kind !== 'link') return { kind: missing.kind, role, class: className };
  const assetOfRole = new Map([...matched].map(([at, asset]) => [pattern.nodes[at]!.role, asset]));
  return {
    kind: 'link',
    role,
    class: className,
    links: missing.links.flatMap((link) => {
      const outward = link.from === node.role;
      const other = assetOfRole.get(outward ? link.to : link.from);
      if (other === undefined) return [];
      return [{ relation: knowledge.relations[link.relation]!.id, outward, ...named(analysis, other) }];
    }),
    near: missing.near.map((asset) => named(analysis, asset)),
  };
}

/** The part in words, for the command line. */
function sentenceOf(part: AbsentPart, catalogue: KnowledgeCatalogue): string {
  const classLabel = (id: string): string => catalogue.classes.find((entry) => entry.id === id)?.label ?? id;
  const relationLabel = (id: string): string => catalogue.relations.find((entry) => entry.id === id)?.label ?? id;
  const controls = (ids: readonly string[]): string =>
    ids.map((id) => catalogue.controls.find((entry) => entry.id === id)?.title ?? id).join(', ');
  switch (part.kind) {
    case 'asset':
      return `The model has no asset of the class ${classLabel(part.class)}.`;
    case 'another':
      return `It takes one more asset of the class ${classLabel(part.class)}.`;
    case 'link': {
      const wanted = part.links.map(({ relation, outward, label }) =>
        outward ? `that ${relationLabel(relation)} ${label}` : `that ${label} ${relationLabel(relation)}`,
      );
      return `No asset of the class ${classLabel(part.class)} ${wanted.join(' and ')}.`;
    }
    case 'excluded':
      return part.by === null
        ? 'A relation between what matches rules it out.'
        : `${part.by.label} (${classLabel(part.class)}) rules it out.`;
    case 'switched-off':
      return part.controls.length === 0
        ? 'Nothing that it needs is switched on.'
        : `It is a side effect and appears only while a control that brings it is in place: ${controls(part.controls)}.`;
    case 'no-trigger':
      return `It is a side effect, and nothing here can have a control that brings it: ${controls(part.controls)}.`;
    case 'left-out':
      return 'The analysis is incomplete: it was not looked for to the end.';
    case 'no-role':
      return 'The asset fits none of the places in its pattern.';
    case 'other':
      return 'The assets are there, but not related in the way that the threat needs.';
  }
}
