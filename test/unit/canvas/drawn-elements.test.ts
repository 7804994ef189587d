import { describe, expect, it } from 'vitest';
import { drawnEdges, drawnNodes } from '../../../renderer/canvas/drawn-elements.ts';
import { createProjection, type RelationEdge } from '../../../renderer/canvas/projection.ts';
import { canvasModel } from '../../helpers/canvas-model.ts';
import { knowledgeForCanvas } from '../../helpers/knowledge-fixture.ts';

const view = knowledgeForCanvas();
const model = canvasModel({ p: ['InfusionPump', 40, 60], n: ['Network', 600, 0], q: ['Patient', 900, 0] }, ['p connectedTo n']);
const { nodes } = createProjection(view)(model, model.diagrams['d1']!, {}, []);
const NOTHING = { overrides: new Map(), dropTarget: null, allowedTargets: null };

describe('the nodes on the surface', () => {
  it('are those of the picture where no gesture and no selection touches them', () => {
    const drawn = drawnNodes(nodes, new Set(['p']), { ...NOTHING, dropTarget: 'n' });
    expect(drawn.map((node, at) => node === nodes[at])).toEqual(nodes.map(({ id }) => id === 'q'));
    expect(drawn.find(({ id }) => id === 'p')?.selected).toBe(true);
    expect(drawn.find(({ id }) => id === 'n')?.className).toContain('drop-target');
  });
  it('are where a gesture has them', () => {
    const overrides = new Map([['p', { position: { x: 7, y: 8 }, dragging: true }]]);
    const pump = drawnNodes(nodes, new Set(), { ...NOTHING, overrides }).find(({ id }) => id === 'p');
    expect(pump).toMatchObject({ position: { x: 7, y: 8 }, dragging: true, selected: false });
  });
  it('say where a line cannot go', () => {
    const drawn = drawnNodes(nodes, new Set(), { ...NOTHING, allowedTargets: new Set(['Network']) });
    const refused = drawn.filter(({ className }) => className?.includes('not-allowed')).map(({ id }) => id);
    expect(refused.sort()).toEqual(['p', 'q']);
  });
});

describe('the lines on the surface', () => {
  const lines = (count: number): RelationEdge[] =>
    Array.from({ length: count }, (_, i) => ({ id: `r${String(i)}`, source: `a${String(i)}`, target: 'hub' }));
  const none = { assets: new Set<string>(), relations: new Set<string>() };

  it('are all of them as long as they are few or near', () => {
    expect(drawnEdges(lines(1000), none, true)).toHaveLength(1000);
    expect(drawnEdges(lines(5000), none, false)).toHaveLength(5000);
  });
  it('are from very far only those that are lit or selected', () => {
    const many = lines(1001).map((line, i) => (i === 3 ? { ...line, className: 'lit' } : line));
    const drawn = drawnEdges(many, { assets: new Set(['a9']), relations: new Set(['r5']) }, true);
    expect(drawn.map(({ id, selected }) => [id, selected])).toEqual([
      ['r3', undefined],
      ['r5', true],
    ]);
  });
  it('are of very many only those at what is selected, however near', () => {
    const drawn = drawnEdges(lines(5001), { ...none, assets: new Set(['a9']) }, false);
    expect(drawn.map(({ id }) => id)).toEqual(['r9']);
  });
});
