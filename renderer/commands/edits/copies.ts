import type { RecordsDiff } from '../../../shared/model/diff.ts';
import {
  type AssetId,
  type AssetRecord,
  type ControlRecord,
  type DiagramId,
  type DiagramNode,
  type LevelRecord,
  type ModelRecords,
  type RelationRecord,
  controlKey,
  levelKey,
} from '../../../shared/model/records.ts';
import type { Point } from '../../canvas/geometry.ts';
import { DiffDraft } from './draft.ts';
import { freshId } from './fresh-id.ts';

/** A part of a model that can be pasted, with its own relations, controls and levels. */
export interface Clipping {
  readonly assets: readonly AssetRecord[];
  readonly relations: readonly RelationRecord[];
  readonly controls: readonly ControlRecord[];
  readonly levels: readonly LevelRecord[];
  readonly nodes: readonly DiagramNode[];
}

/** What is selected, with the relations among it and those that it has to the rest. */
export function takeClipping(model: ModelRecords, diagramId: DiagramId, selected: ReadonlySet<AssetId>): Clipping {
  const diagram = model.diagrams[diagramId];
  return {
    assets: Object.values(model.assets).filter((asset) => selected.has(asset.id)),
    relations: Object.values(model.relations).filter((r) => selected.has(r.from) || selected.has(r.to)),
    controls: Object.values(model.controls).filter((control) => selected.has(control.asset)),
    levels: Object.values(model.levels).filter((level) => selected.has(level.asset)),
    nodes: Object.values(diagram?.nodes ?? {}).filter((node) => selected.has(node.asset)),
  };
}

/**
 * Adds a copy under new ids. Relations to assets outside the clipping are kept where those assets
 * are still there: a second pump on the same network stays on it.
 */
export function pasteClipping(
  model: ModelRecords,
  diagramId: DiagramId,
  clipping: Clipping,
  offset: Point,
): { diff: RecordsDiff; ids: AssetId[] } {
  const draft = new DiffDraft(model);
  const renamed = new Map<AssetId, AssetId>();
  const taken = new Set(Object.keys(model.assets));
  const labels = new Set(Object.values(model.assets).map((asset) => asset.label));
  for (const asset of clipping.assets) {
    const id: AssetId = freshId('a', taken);
    taken.add(id);
    renamed.set(asset.id, id);
    const stem = asset.label.replace(/ \d+$/, '');
    let label = asset.label;
    for (let n = 2; labels.has(label); n++) label = `${stem} ${String(n)}`;
    labels.add(label);
    draft.put('assets', id, { ...asset, id, label });
  }
  const takenRelations = new Set(Object.keys(model.relations));
  for (const relation of clipping.relations) {
    const from = renamed.get(relation.from) ?? (model.assets[relation.from] ? relation.from : undefined);
    const to = renamed.get(relation.to) ?? (model.assets[relation.to] ? relation.to : undefined);
    if (!from || !to) continue;
    const id = freshId('r', takenRelations);
    takenRelations.add(id);
    draft.put('relations', id, { ...relation, id, from, to });
  }
  for (const control of clipping.controls) {
    const asset = renamed.get(control.asset);
    if (asset) draft.put('controls', controlKey(asset, control.control), { ...control, asset });
  }
  for (const level of clipping.levels) {
    const asset = renamed.get(level.asset);
    if (asset) draft.put('levels', levelKey(asset, 'attribute' in level ? level.attribute : level.consequence), { ...level, asset });
  }
  const diagram = model.diagrams[diagramId];
  if (diagram) {
    const nodes = { ...diagram.nodes };
    for (const node of clipping.nodes) {
      const asset = renamed.get(node.asset);
      if (asset) nodes[asset] = { ...node, asset, x: node.x + offset.x, y: node.y + offset.y };
    }
    draft.put('diagrams', diagramId, { ...diagram, nodes });
  }
  return { diff: draft.build(), ids: [...renamed.values()] };
}
