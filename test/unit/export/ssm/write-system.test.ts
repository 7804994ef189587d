import { describe, expect, test } from 'vitest';
import { writeSystem } from '../../../../shared/export/ssm/write-system.ts';
import { recogniseSsmFile } from '../../../../shared/import/ssm/recognise-file.ts';
import { systemToRecords } from '../../../../shared/import/ssm/system-to-records.ts';
import { REFERENCE_BEHAVIOUR } from '../../../../shared/knowledge/behaviour.ts';
import { compileDomain } from '../../../../shared/knowledge/ssm/compile-domain.ts';
import { withCordonLevels } from '../../../../shared/knowledge/ssm/cordon-levels.ts';
import { viewQuads } from '../../../../shared/knowledge/ssm/quad-view.ts';
import { readQuadFile } from '../../../../shared/knowledge/ssm/read-quad-file.ts';
import { readGroups } from '../../../../shared/model/asset-groups.ts';
import { controlKey, levelKey, type ModelRecords } from '../../../../shared/model/records.ts';
import { smallDomainFile, smallSystemFile } from '../../../helpers/small-domain.ts';

function table(bytes: Uint8Array) {
  const read = readQuadFile(bytes, 'file.nq');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}
const native = compileDomain(viewQuads(table(smallDomainFile())), '', REFERENCE_BEHAVIOUR);
const named = withCordonLevels(native, 'domain');
if (!named.ok) throw new Error('the small domain has scales that Cordon knows');
const read = (bytes: Uint8Array): ModelRecords => systemToRecords(table(bytes), named.value, native.scales, 'model-1');
const again = (model: ModelRecords): ModelRecords => read(new TextEncoder().encode(writeSystem(model, native.scales)));
const linesOf = (bytes: Uint8Array): string[] => new TextDecoder().decode(bytes).trim().split('\n').sort();
const model = read(smallSystemFile());

describe('a system model of SSM', () => {
  test('is told from a domain model', () => {
    expect(recogniseSsmFile(table(smallDomainFile()))).toEqual({ kind: 'domain' });
    expect(recogniseSsmFile(table(smallSystemFile()))).toEqual({ kind: 'system', domain: { id: 'workshop-domain', version: null } });
  });

  test('becomes assets, relations, places without overlap and groups', () => {
    expect(model.header).toMatchObject({ title: 'Workshop 3', knowledgeBase: { id: 'workshop-domain', version: '1a' } });
    expect(model.assets['mains']).toMatchObject({ type: 'Supply', label: 'Mains of hall 3', population: 'few' });
    expect(Object.values(model.relations)).toMatchObject([{ from: 'mains', type: 'feeds', to: 'mill1' }]);
    const { mains, mill1 } = model.diagrams['d1']!.nodes;
    expect(Math.abs(mains!.x - mill1!.x) >= 168 || Math.abs(mains!.y - mill1!.y) >= 64).toBe(true);
    expect(readGroups(model.diagrams['d1']!)).toEqual([{ id: 'Group-1', label: 'Hall 3', assets: ['mill1', 'mains'] }]);
  });

  test('loses no statement when it is written back unchanged', () => {
    const written = linesOf(new TextEncoder().encode(writeSystem(model, native.scales)));
    const missing = linesOf(smallSystemFile()).filter((line) => !written.includes(line));
    expect(missing).toEqual([]);
    // What is added is what SSM itself writes: the hash by which sets name an asset.
    expect(written.filter((line) => !linesOf(smallSystemFile()).includes(line)).every((line) => line.includes('#hasID>'))).toBe(true);
  });

  test('carries every edit to the file and back', () => {
    const edited: ModelRecords = {
      ...model,
      assets: {
        ...model.assets,
        mill2: { id: 'mill2', type: 'MillingMachine', label: 'Mill at the "door"', population: 'few', notes: '', facts: {} },
      },
      relations: { ...model.relations, r2: { id: 'r2', from: 'mains', type: 'feeds', to: 'mill2' } },
      controls: { [controlKey('mains', 'Battery')]: { asset: 'mains', control: 'Battery', state: 'in-place', note: '' } },
      levels: {
        [levelKey('mains', 'Steadiness')]: { asset: 'mains', attribute: 'Steadiness', level: 'high' },
        [levelKey('mill1', 'LossOfOutput')]: { asset: 'mill1', consequence: 'LossOfOutput', impact: 'very-high' },
      },
    };
    const back = again(edited);
    expect(back.assets).toEqual(edited.assets);
    expect(Object.values(back.relations).map(({ from, type, to }) => [from, type, to])).toEqual(
      expect.arrayContaining([
        ['mains', 'feeds', 'mill1'],
        ['mains', 'feeds', 'mill2'],
      ]),
    );
    expect(back.controls).toEqual(edited.controls);
    expect(back.levels).toEqual(edited.levels);
  });

  test('forgets a removed asset with everything that named it', () => {
    const { mill1: _gone, ...assets } = model.assets;
    const text = writeSystem({ ...model, assets, relations: {} }, native.scales);
    expect(text).not.toContain('mill1');
    expect(text).not.toContain('link-1');
    expect(Object.keys(again({ ...model, assets, relations: {} }).assets)).toEqual(['mains']);
  });
});
