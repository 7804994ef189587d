import { applyDiff, mergeDiffs, EMPTY_DIFF } from '../../../shared/model/diff.ts';
import { type Rect, SIZES, freePlace } from '../../canvas/geometry.ts';
import { isContainer } from '../../canvas/containment.ts';
import { canvasHandle } from '../../canvas/canvas-handle.ts';
import { searchClasses } from '../../canvas/search-classes.ts';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { select } from '../../store/session-store.ts';
import { addAsset } from '../edits/add-asset.ts';
import { edit, editable } from '../workspace.ts';

/**
 * Adds one asset for each line (or comma) of a text, as the class that fits best, in one step of
 * Undo. Returns the lines that no class fits.
 */
export function addByNames(view: KnowledgeView, text: string): readonly string[] {
  const open = editable();
  if (!open) return [];
  const lines = text
    .split(/[\n,;]+/)
    .map((line) => line.replace(/^[\s\-*•\d.)]+/, '').trim())
    .filter(Boolean);
  const taken: Rect[] = [];
  const unknown: string[] = [];
  const ids: string[] = [];
  const centre = canvasHandle()?.centre() ?? { x: 0, y: 0 };
  let model = open.model;
  let diff = EMPTY_DIFF;
  for (const line of lines) {
    const [best] = searchClasses(view.catalogue.classes, line);
    if (!best) {
      unknown.push(line);
      continue;
    }
    const size = SIZES[view.shapeOf(best.entry.id)];
    const start = isContainer(best.entry.shape)
      ? { x: centre.x + 300, y: centre.y }
      : { x: centre.x - size.width / 2, y: centre.y - size.height / 2 };
    const at = freePlace(size, start, taken);
    taken.push({ ...at, ...size });
    const added = addAsset(view, model, open.diagram.id, { type: best.entry.id, at, container: null });
    model = applyDiff(model, added.diff);
    diff = mergeDiffs(diff, added.diff);
    ids.push(added.id);
  }
  if (ids.length > 0) {
    edit('addAssets', () => diff, { count: ids.length });
    select({ assets: ids.length === 1 ? ids : [] });
    requestAnimationFrame(() => requestAnimationFrame(() => canvasHandle()?.fit()));
  }
  return unknown;
}
