import { describe, expect, it } from 'vitest';
import { applyDiff, invertDiff, isEmptyDiff } from '../../../shared/model/diff.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { addAsset } from '../../../renderer/commands/edits/add-asset.ts';
import { changeAsset, setControls, setImpact, setTrust } from '../../../renderer/commands/edits/change-asset.ts';
import { pasteClipping, takeClipping } from '../../../renderer/commands/edits/copies.ts';
import { addRelation } from '../../../renderer/commands/edits/relations.ts';
import { removeAssets } from '../../../renderer/commands/edits/remove-assets.ts';
import { canvasModel, relationLines } from '../../helpers/canvas-model.ts';
import { knowledgeForCanvas } from '../../helpers/knowledge-fixture.ts';

const view = knowledgeForCanvas();
const ward = canvasModel({ p: ['InfusionPump', 100, 100], n: ['Network', 600, 0], w: ['Ward', 0, 0, 400, 400] }, [
  'p connectedTo n',
  'p locatedIn w',
]);

describe('edits', () => {
  it('a new asset in a room is located in it, with a name of its own', () => {
    const first = addAsset(view, ward, 'd1', { type: 'InfusionPump', at: { x: 40, y: 60 }, container: 'w' });
    const one = applyDiff(ward, first.diff);
    const second = addAsset(view, one, 'd1', { type: 'InfusionPump', at: { x: 40, y: 160 }, container: null });
    const two = applyDiff(one, second.diff);
    expect(relationLines(two)).toContain(`${first.id} locatedIn w`);
    expect([two.assets[first.id]?.label, two.assets[second.id]?.label]).toEqual(['infusion pump', 'infusion pump 2']);
  });
  it('a containment said elsewhere moves the picture into the container', () => {
    const apart = canvasModel({ p: ['InfusionPump', 2000, 2000], w: ['Ward', 0, 0, 400, 400] });
    const after = applyDiff(apart, addRelation(view, apart, 'd1', { from: 'p', type: 'locatedIn', to: 'w' }).diff);
    const place = after.diagrams['d1']!.nodes['p']!;
    expect(place.x).toBeLessThan(400);
    expect(place.y).toBeLessThan(400);
  });
  it('leaves the picture where it is when the asset is drawn in another container already', () => {
    const model = canvasModel({ p: ['InfusionPump', 100, 100], w: ['Ward', 0, 0, 400, 400], z: ['NetworkZone', 900, 0, 400, 400] }, [
      'p locatedIn w',
    ]);
    const { diff } = addRelation(view, model, 'd1', { from: 'p', type: 'inZone', to: 'z' });
    expect(Object.keys(diff.tables)).toEqual(['relations']);
  });
  it('a relation that is there already changes nothing', () => {
    expect(isEmptyDiff(addRelation(view, ward, 'd1', { from: 'p', type: 'connectedTo', to: 'n' }).diff)).toBe(true);
  });
  it('deleting an asset takes its relations, controls, levels and places along, and undo brings all of them back', () => {
    const set = applyDiff(ward, setControls(ward, [{ asset: 'p', control: 'K-Patch', state: 'in-place' }]));
    const full = applyDiff(set, setTrust(set, 'p', 'FlawFreedom', 'low'));
    const diff = removeAssets(full, new Set(['p']), new Set());
    const after = applyDiff(full, diff);
    expect(JSON.stringify(after)).not.toContain('"p"');
    expect(applyDiff(after, invertDiff(diff))).toEqual(full);
  });
  it('a copy keeps its relations to what was not copied, and its controls', () => {
    const set: ModelRecords = applyDiff(ward, setControls(ward, [{ asset: 'p', control: 'K-Patch', state: 'planned' }]));
    const { diff, ids } = pasteClipping(set, 'd1', takeClipping(set, 'd1', new Set(['p'])), { x: 24, y: 24 });
    const after = applyDiff(set, diff);
    const [copy] = ids;
    expect(relationLines(after)).toEqual(expect.arrayContaining([`${copy} connectedTo n`, `${copy} locatedIn w`]));
    expect(after.controls[`${copy}|K-Patch`]?.state).toBe('planned');
    expect(after.diagrams['d1']!.nodes[copy!]).toMatchObject({ x: 124, y: 124 });
  });
  it('a clipping whose neighbours are gone is pasted without those relations', () => {
    const clipping = takeClipping(ward, 'd1', new Set(['p']));
    const without = applyDiff(ward, removeAssets(ward, new Set(['n', 'p']), new Set()));
    const { diff } = pasteClipping(without, 'd1', clipping, { x: 0, y: 0 });
    expect(relationLines(applyDiff(without, diff)).map((line) => line.split(' ')[1])).toEqual(['locatedIn']);
  });
  it('setting what is set already changes nothing', () => {
    const set = applyDiff(ward, setImpact(ward, 'p', 'C-Stolen', 'high'));
    expect(isEmptyDiff(changeAsset(ward, 'p', { label: 'p' }))).toBe(true);
    expect(applyDiff(set, setImpact(set, 'p', 'C-Stolen', null))).toEqual(ward);
  });
});
