import { describe, expect, it } from 'vitest';
import { rectOf } from '../../../renderer/canvas/geometry.ts';
import { walk } from '../../../renderer/canvas/walk.ts';
import { canvasModel } from '../../helpers/canvas-model.ts';

const model = canvasModel({ a: ['Host', 0, 0], near: ['Host', 200, 0], far: ['Network', 600, 0], below: ['Host', 0, 300] }, [
  'a connectedTo far',
]);
const rects = new Map(Object.values(model.diagrams['d1']!.nodes).map((node) => [node.asset, rectOf(node, 'asset')]));

describe('walking over the canvas', () => {
  it('begins at the top left', () => {
    expect(walk(model, rects, null, 'down')).toEqual({ asset: 'a', relation: null });
  });
  it('follows a relation before it goes to what is nearer', () => {
    expect(walk(model, rects, 'a', 'right')).toEqual({ asset: 'far', relation: 'r1' });
  });
  it('goes to the nearest asset that way where no relation leads there', () => {
    expect(walk(model, rects, 'a', 'down')).toEqual({ asset: 'below', relation: null });
  });
  it('stays where nothing lies that way', () => {
    expect(walk(model, rects, 'a', 'left')).toBeNull();
  });
});
