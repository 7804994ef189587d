import { FIRST_DIAGRAM } from './empty-model.ts';
import type { DiagramNode, ModelRecords } from './records.ts';

/** A box with the room that its neighbours leave it. Canvas units, multiples of the grid. */
const CELL = { width: 208, height: 104 };
const MARGIN = 48;

/**
 * The model with a drawing: one that has none (written by a program, or by hand) gets all its assets in rows, so that
 * it can be seen and arranged. A model with a drawing is given back as it is.
 */
export function withDrawing(model: ModelRecords): ModelRecords {
  if (Object.keys(model.diagrams).length > 0) return model;
  const assets = Object.keys(model.assets);
  const columns = Math.max(4, Math.ceil(Math.sqrt(assets.length)));
  const nodes = Object.fromEntries(
    assets.map((asset, i): [string, DiagramNode] => [
      asset,
      { asset, x: MARGIN + (i % columns) * CELL.width, y: MARGIN + Math.floor(i / columns) * CELL.height },
    ]),
  );
  return { ...model, diagrams: { [FIRST_DIAGRAM]: { id: FIRST_DIAGRAM, title: 'Overview', nodes } } };
}
