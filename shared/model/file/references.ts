import type { Problem } from '../../base/result.ts';
import type { ModelFile } from './model-file-schema.ts';

/**
 * Records that name an asset which the file does not have. They are kept, so that nothing is lost
 * and a half-finished file can be completed, but they have no effect and are told.
 */
export function danglingReferences(file: ModelFile): readonly Problem[] {
  const assets = new Set(file.assets.map((asset) => asset.id));
  const warnings: Problem[] = [];
  const check = (place: string, asset: string, record: string) => {
    if (assets.has(asset)) return;
    warnings.push({
      kind: 'dangling-reference',
      place,
      found: JSON.stringify(asset),
      expected: 'the id of an asset in this file',
      tip: `The ${record} is kept but has no effect until an asset of this id exists.`,
    });
  };
  file.relations.forEach((relation, i) => {
    check(`relations[${String(i)}].from`, relation.from, 'relation');
    check(`relations[${String(i)}].to`, relation.to, 'relation');
  });
  (file.controls ?? []).forEach((entry, i) => check(`controls[${String(i)}].asset`, entry.asset, 'control'));
  (file.levels ?? []).forEach((entry, i) => check(`levels[${String(i)}].asset`, entry.asset, 'level'));
  (file.diagrams ?? []).forEach((diagram, d) =>
    (diagram.nodes ?? []).forEach((node, i) =>
      check(`diagrams[${String(d)}].nodes[${String(i)}].asset`, node.asset, 'place on the diagram'),
    ),
  );
  return warnings;
}
