import { describe, expect, it } from 'vitest';
import { containmentRelation, resolveContainment } from '../../../renderer/canvas/containment.ts';
import { canvasModel } from '../../helpers/canvas-model.ts';
import { knowledgeForCanvas } from '../../helpers/knowledge-fixture.ts';

const view = knowledgeForCanvas();
const contain = (model: ReturnType<typeof canvasModel>) => resolveContainment(view, model, model.diagrams['d1']!);

describe('containment', () => {
  it('means locatedIn in a space, partOf for a space in a space, inZone in a zone', () => {
    expect(containmentRelation(view, 'InfusionPump', 'Ward')).toBe('locatedIn');
    expect(containmentRelation(view, 'Ward', 'Space')).toBe('partOf');
    expect(containmentRelation(view, 'Ward', 'NetworkZone')).toBe('inZone');
  });
  it('is nothing where the knowledge base allows no such relation, or the other is no container', () => {
    expect(containmentRelation(view, 'Law', 'Ward')).toBeNull();
    expect(containmentRelation(view, 'InfusionPump', 'Network')).toBeNull();
  });
  it('draws an asset in the container in whose frame it stands, and the other relation as a line', () => {
    const model = canvasModel({ p: ['InfusionPump', 620, 60], w: ['Ward', 0, 0, 300, 300], z: ['NetworkZone', 600, 0, 300, 300] }, [
      'p locatedIn w',
      'p inZone z',
    ]);
    const { parentOf, shown } = contain(model);
    expect(parentOf.get('p')).toBe('z');
    expect([...shown]).toEqual(['r2']);
  });
  it('prefers a space where the asset stands in none of its containers', () => {
    const model = canvasModel({ p: ['InfusionPump', 2000, 2000], w: ['Ward', 0, 0, 300, 300], z: ['NetworkZone', 600, 0, 300, 300] }, [
      'p inZone z',
      'p locatedIn w',
    ]);
    expect(contain(model).parentOf.get('p')).toBe('w');
  });
  it('breaks circles of spaces', () => {
    const model = canvasModel({ a: ['Space', 0, 0, 300, 300], b: ['Space', 0, 0, 300, 300] }, ['a partOf b', 'b partOf a']);
    const { parentOf } = contain(model);
    expect([...parentOf]).toEqual([['a', 'b']]);
  });
});
