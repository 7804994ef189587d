import type { RecordsDiff } from '../../../shared/model/diff.ts';
import type { AssetId, DiagramId, ModelRecords } from '../../../shared/model/records.ts';
import { containmentRelation, isContainer } from '../../canvas/containment.ts';
import { SIZES, type Point } from '../../canvas/geometry.ts';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { DiffDraft } from './draft.ts';
import { freeName } from './free-name.ts';
import { freshId } from './fresh-id.ts';

export interface NewAsset {
  readonly type: string;
  readonly at: Point;
  /** Drawn into this container, and related to it. */
  readonly container: AssetId | null;
}

/** Places a new asset on a diagram; in a container it gets the relation that this means. */
export function addAsset(
  view: KnowledgeView,
  model: ModelRecords,
  diagramId: DiagramId,
  wanted: NewAsset,
): { diff: RecordsDiff; id: AssetId } {
  const draft = new DiffDraft(model);
  const id: AssetId = freshId('a', model.assets);
  const diagram = model.diagrams[diagramId];
  draft.put('assets', id, {
    id,
    type: wanted.type,
    label: freeName(
      view.class(wanted.type)?.label ?? wanted.type,
      Object.values(model.assets).map(({ label }) => label),
    ),
    population: 'singleton',
    notes: '',
    facts: {},
  });
  if (diagram) {
    const shape = view.shapeOf(wanted.type);
    const size = isContainer(shape) || shape === 'network' ? SIZES[shape] : {};
    draft.put('diagrams', diagramId, {
      ...diagram,
      nodes: { ...diagram.nodes, [id]: { asset: id, x: wanted.at.x, y: wanted.at.y, ...size } },
    });
  }
  const container = wanted.container ? model.assets[wanted.container] : undefined;
  const type = container ? containmentRelation(view, wanted.type, container.type) : null;
  if (container && type) {
    const relation = freshId('r', model.relations);
    draft.put('relations', relation, { id: relation, from: id, type, to: container.id });
  }
  return { diff: draft.build(), id };
}
