import { describe, expect, it } from 'vitest';
import { applyDiff, invertDiff } from '../../../shared/model/diff.ts';
import { movesOf, type Override } from '../../../renderer/canvas/moves.ts';
import { createProjection } from '../../../renderer/canvas/projection.ts';
import { moveNodes } from '../../../renderer/commands/edits/move-nodes.ts';
import { canvasModel, relationLines } from '../../helpers/canvas-model.ts';
import { knowledgeForCanvas } from '../../helpers/knowledge-fixture.ts';

const view = knowledgeForCanvas();
function drop(model: ReturnType<typeof canvasModel>, changed: Readonly<Record<string, Omit<Override, 'dragging'>>>) {
  const picture = createProjection(view)(model, model.diagrams['d1']!, {}, []);
  const moves = movesOf(
    view,
    model,
    picture,
    new Map(Object.entries(changed).map(([id, override]) => [id, { ...override, dragging: false }])),
  );
  const diff = moveNodes(view, model, 'd1', moves);
  return { moves, diff, after: applyDiff(model, diff) };
}

describe('dropping', () => {
  it('into a room adds the relation in the same diff, and taking it back leaves nothing', () => {
    const model = canvasModel({ p: ['InfusionPump', 800, 0], w: ['Ward', 0, 0, 400, 400] });
    const { diff, after } = drop(model, { p: { position: { x: 100, y: 100 } } });
    expect(relationLines(after)).toEqual(['p locatedIn w']);
    expect(after.diagrams['d1']!.nodes['p']).toMatchObject({ x: 104, y: 104 });
    expect(applyDiff(after, invertDiff(diff))).toEqual(model);
  });
  it('out of a room removes the relation to it and no other', () => {
    const model = canvasModel({ p: ['InfusionPump', 100, 100], w: ['Ward', 0, 0, 400, 400], z: ['NetworkZone', 900, 900, 300, 300] }, [
      'p locatedIn w',
      'p inZone z',
    ]);
    const { after } = drop(model, { p: { position: { x: 600, y: 100 } } });
    expect(relationLines(after)).toEqual(['p inZone z']);
  });
  it('from one room into another exchanges the relation', () => {
    const model = canvasModel({ p: ['InfusionPump', 100, 100], w: ['Ward', 0, 0, 400, 400], v: ['Ward', 800, 0, 400, 400] }, [
      'p locatedIn w',
    ]);
    const { after } = drop(model, { p: { position: { x: 900, y: 100 } } });
    expect(relationLines(after)).toEqual(['p locatedIn v']);
  });
  it('inside the same room changes places only', () => {
    const model = canvasModel({ p: ['InfusionPump', 100, 100], w: ['Ward', 0, 0, 400, 400] }, ['p locatedIn w']);
    const { diff } = drop(model, { p: { position: { x: 120, y: 200 } } });
    expect(Object.keys(diff.tables)).toEqual(['diagrams']);
  });
  it('a room takes everything in it along and keeps its relations', () => {
    const model = canvasModel({ p: ['InfusionPump', 100, 100], w: ['Ward', 0, 0, 400, 400], b: ['Space', 2000, 0, 800, 800] }, [
      'p locatedIn w',
    ]);
    const { after } = drop(model, { w: { position: { x: 2200, y: 200 } } });
    expect(relationLines(after)).toEqual(['p locatedIn w', 'w partOf b']);
    expect(after.diagrams['d1']!.nodes['p']).toMatchObject({ x: 2304, y: 304 });
  });
  it('never drops a room into itself or into what it holds', () => {
    const model = canvasModel({ w: ['Ward', 100, 100, 200, 200], b: ['Space', 0, 0, 800, 800] }, ['w partOf b']);
    const { after } = drop(model, { b: { position: { x: 40, y: 40 } } });
    expect(relationLines(after)).toEqual(['w partOf b']);
  });
  it('of something that no room may hold only moves it', () => {
    const model = canvasModel({ l: ['Law', 800, 0], w: ['Ward', 0, 0, 400, 400] });
    const { after } = drop(model, { l: { position: { x: 100, y: 100 } } });
    expect(relationLines(after)).toEqual([]);
  });
  it('a resized room keeps its new size', () => {
    const model = canvasModel({ w: ['Ward', 0, 0, 400, 400] });
    const { after } = drop(model, { w: { size: { width: 640, height: 480 } } });
    expect(after.diagrams['d1']!.nodes['w']).toMatchObject({ width: 640, height: 480 });
  });
});
