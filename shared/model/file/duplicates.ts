import type { Problem } from '../../base/result.ts';
import { controlKey, levelKey } from '../records.ts';
import type { ModelFile } from './model-file-schema.ts';

/** Two records under one id: which of them is meant cannot be known, so the file is not opened. */
export function duplicateProblems(file: ModelFile): readonly Problem[] {
  return [
    ...twice(
      'assets',
      file.assets.map((asset) => asset.id),
      'id',
    ),
    ...twice(
      'relations',
      file.relations.map((relation) => relation.id),
      'id',
    ),
    ...twice(
      'controls',
      (file.controls ?? []).map((entry) => controlKey(entry.asset, entry.control)),
      'asset and control',
    ),
    ...twice(
      'levels',
      (file.levels ?? []).map((entry) => levelKey(entry.asset, String('attribute' in entry ? entry.attribute : entry.consequence))),
      'asset and attribute or consequence',
    ),
    ...twice(
      'decisions',
      (file.decisions ?? []).map((decision) => decision.finding),
      'finding',
    ),
    ...twice(
      'diagrams',
      (file.diagrams ?? []).map((diagram) => diagram.id),
      'id',
    ),
    ...(file.diagrams ?? []).flatMap((diagram, i) =>
      twice(
        `diagrams[${String(i)}].nodes`,
        (diagram.nodes ?? []).map((node) => node.asset),
        'asset',
      ),
    ),
  ];
}

function twice(list: string, keys: readonly string[], what: string): Problem[] {
  const first = new Map<string, number>();
  const problems: Problem[] = [];
  keys.forEach((key, i) => {
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, i);
    else {
      problems.push({
        kind: 'duplicate-id',
        place: `${list}[${String(i)}]`,
        found: `${JSON.stringify(key)} again, as in ${list}[${String(earlier)}]`,
        expected: `each ${what} once`,
        tip: 'Give one of the two records another id, or take one out.',
      });
    }
  });
  return problems;
}
