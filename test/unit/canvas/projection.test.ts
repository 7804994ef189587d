import { describe, expect, it } from 'vitest';
import { createProjection } from '../../../renderer/canvas/projection.ts';
import { canvasModel } from '../../helpers/canvas-model.ts';
import { knowledgeForCanvas } from '../../helpers/knowledge-fixture.ts';

const view = knowledgeForCanvas();
const model = canvasModel({ p: ['InfusionPump', 40, 60], n: ['Network', 600, 0], w: ['Ward', 0, 0, 300, 300], q: ['Patient', 900, 0] }, [
  'p locatedIn w',
  'p connectedTo n',
  'p attachedTo q',
]);
const diagram = model.diagrams['d1']!;

describe('the picture of a model', () => {
  it('puts what lies in a container into it, relative to its corner, and draws no line for that', () => {
    const { nodes, edges } = createProjection(view)(model, diagram, {}, []);
    const pump = nodes.find((node) => node.id === 'p');
    expect(pump?.parentId).toBe('w');
    expect(pump?.position).toEqual({ x: 40, y: 60 });
    expect(edges.map((edge) => edge.id).sort()).toEqual(['r2', 'r3']);
  });
  it('lists containers before what they hold, as the drawing library demands', () => {
    const { nodes } = createProjection(view)(model, diagram, {}, []);
    expect(nodes.findIndex((node) => node.id === 'w')).toBeLessThan(nodes.findIndex((node) => node.id === 'p'));
  });
  it('keeps an asset inside the frame of its container wherever it was placed', () => {
    const far = canvasModel({ p: ['InfusionPump', 5000, 5000], w: ['Ward', 0, 0, 300, 300] }, ['p locatedIn w']);
    const { rects } = createProjection(view)(far, far.diagrams['d1']!, {}, []);
    const rect = rects.get('p')!;
    expect(rect.x + rect.width).toBeLessThanOrEqual(300);
    expect(rect.y + rect.height).toBeLessThanOrEqual(300);
  });
  it('gives the same node objects for what an edit did not touch', () => {
    const project = createProjection(view);
    const before = project(model, diagram, {}, []);
    const renamed = { ...model, assets: { ...model.assets, q: { ...model.assets['q']!, label: 'Ms Q' } } };
    const after = project(renamed, diagram, {}, []);
    const node = (picture: typeof before, id: string) => picture.nodes.find((one) => one.id === id);
    expect(node(after, 'p')).toBe(node(before, 'p'));
    expect(node(after, 'q')).not.toBe(node(before, 'q'));
    expect(after.edges[0]).toBe(before.edges[0]);
  });
  it('lights the path, and draws a step of its own where no relation stands for it', () => {
    const { nodes, edges } = createProjection(view)(model, diagram, {}, ['n', 'p', 'q', 'n']);
    expect(
      nodes
        .filter((node) => node.className === 'lit')
        .map((node) => node.id)
        .sort(),
    ).toEqual(['n', 'p', 'q']);
    expect(
      edges
        .filter((edge) => edge.className?.includes('lit'))
        .map((edge) => edge.id)
        .sort(),
    ).toEqual(['r2', 'r3', 'step:q:n']);
  });
  it('bends several relations between the same two assets apart', () => {
    const two = canvasModel({ p: ['InfusionPump', 0, 0], n: ['Network', 600, 0], m: ['Network', 600, 600] }, [
      'n conduitTo m',
      'm conduitTo n',
      'p connectedTo n',
    ]);
    const { edges } = createProjection(view)(two, two.diagrams['d1']!, {}, []);
    const bend = (id: string) => edges.find((edge) => edge.id === id)?.data?.bend;
    // Both bend to the right of their own direction, so opposite relations part.
    expect(bend('r1')).toBe(bend('r2'));
    expect(bend('r1')).not.toBe(0);
    expect(bend('r3')).toBe(0);
  });
});
