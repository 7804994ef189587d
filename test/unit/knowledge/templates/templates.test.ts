import { describe, expect, test } from 'vitest';
import { CONTAINER_HEAD, CONTAINER_PADDING, GRID, type Rect, overlaps, rectOf } from '../../../../renderer/canvas/geometry.ts';
import { compileTemplate } from '../../../../shared/knowledge/templates/compile-template.ts';
import { bundledKnowledge } from '../../../helpers/bundled-knowledge.ts';

const { catalogue, templates, problems } = bundledKnowledge();
const shapes = new Map(catalogue.classes.map((entry) => [entry.id, entry.shape]));

describe('the bundled templates', () => {
  test('are the thirteen of the catalogue', () => {
    expect(problems.filter((problem) => problem.severity === 'error' && problem.entry.startsWith('templates/'))).toEqual([]);
    expect(templates.map(({ entry }) => [entry.catalogueId, entry.id])).toEqual([
      ['M-01', 'pocket-ehr'],
      ['M-02', 'foodcoach'],
      ['M-03', 'cgm-to-ehr'],
      ['M-04', 'infusion-pump-fleet'],
      ['M-05', 'imaging-chain'],
      ['M-06', 'intensive-care-ward'],
      ['M-07', 'telehealth-visits'],
      ['M-08', 'vaccine-theft'],
      ['M-09', 'climate-and-power'],
      ['M-10', 'false-alarm'],
      ['M-11', 'hospital-1000'],
      ['M-12', 'research-platform'],
      ['M-13', 'ransomware-with-backup'],
    ]);
  });

  test('open Pocket EHR with password login in place and its protective tools only offered', () => {
    const { records } = templates.find(({ entry }) => entry.id === 'pocket-ehr')!;
    const inPlace = Object.values(records.controls)
      .filter((control) => control.state === 'in-place')
      .map((control) => control.control);
    expect(inPlace).toContain('K-Password');
    for (const offered of ['K-ContinuousAuth', 'K-AppContainer', 'K-DataGateway', 'K-NetworkSlice', 'K-Kms'])
      expect(inPlace).not.toContain(offered);
  });
});

describe.each(templates.map((template) => [template.entry.id, template] as const))('%s', (id, { entry, records }) => {
  const nodes = records.diagrams['d1']!.nodes;
  const shapeOf = (asset: string) => shapes.get(records.assets[asset]!.type)!;
  const isContainer = (asset: string): boolean => ['space', 'zone'].includes(shapeOf(asset));
  const rects = new Map<string, Rect>(Object.keys(nodes).map((asset) => [asset, rectOf(nodes[asset]!, shapeOf(asset))]));
  const containers = new Map<string, string>();
  for (const { from, type, to } of Object.values(records.relations)) {
    if (['locatedIn', 'partOf', 'inZone'].includes(type) && isContainer(to) && !containers.has(from)) containers.set(from, to);
  }

  test('tells its story, its questions and its sources', () => {
    expect(entry.story.length).toBeGreaterThan(100);
    expect(entry.questions.length).toBeGreaterThanOrEqual(2);
    expect(entry.sources.length).toBeGreaterThan(0);
    expect(entry.reconstruction).not.toBe('');
    expect(entry.expectedRisks).toHaveLength(5);
  });

  test('places every asset once, on the grid, and inside what it lies in', () => {
    expect([...rects.keys()].sort()).toEqual(Object.keys(records.assets).sort());
    for (const [asset, rect] of rects) {
      expect([rect.x % GRID, rect.y % GRID], asset).toEqual([0, 0]);
      const container = containers.get(asset);
      if (container === undefined) continue;
      const around = rects.get(container)!;
      const fits =
        rect.x >= around.x + CONTAINER_PADDING &&
        rect.y >= around.y + CONTAINER_HEAD &&
        rect.x + rect.width <= around.x + around.width - CONTAINER_PADDING &&
        rect.y + rect.height <= around.y + around.height - CONTAINER_PADDING;
      expect(fits, `${asset} inside ${container}`).toBe(true);
    }
  });

  test('covers nothing with something else', () => {
    const byContainer = new Map<string, string[]>();
    for (const asset of rects.keys())
      byContainer.set(containers.get(asset) ?? '', [...(byContainer.get(containers.get(asset) ?? '') ?? []), asset]);
    const covered = [...byContainer.values()].flatMap((siblings) =>
      siblings.flatMap((a, i) =>
        siblings
          .slice(i + 1)
          .filter((b) => overlaps(rects.get(a)!, rects.get(b)!, GRID))
          .map((b) => `${a} and ${b}`),
      ),
    );
    expect(covered, id).toEqual([]);
  });
});

describe('a template with mistakes', () => {
  const source = {
    id: 'bad',
    catalogueId: 'M-99',
    title: 'Bad',
    story: 'A story that is long enough to be a story for this test.',
    questions: ['?'],
    sources: ['PT'],
    reconstruction: '',
    expectedRisks: [],
    assets: { a: { type: 'Ward', label: 'A', at: [0, 0, 200, 200] }, b: { type: 'Nurse', label: 'B', at: [8, 48] } },
    relations: ['b locatedIn a'],
  };
  const found = (changes: object) => {
    const result = compileTemplate('templates/bad.yaml', { ...source, ...changes }, catalogue);
    return result.ok ? [] : result.error.map((problem) => `${problem.place} ${problem.found} (${problem.expected})`);
  };

  test('is refused with every mistake named', () => {
    expect(found({})).toEqual([]);
    expect(found({ assets: { ...source.assets, c: { type: 'Flux', label: 'C', at: [0, 0] } } })).toEqual([
      expect.stringMatching(/assets\.c\.type Flux/),
    ]);
    expect(found({ relations: ['a locatedIn b', 'b likes a', 'b locatedIn z', 'b locatedIn'] })).toHaveLength(4);
    expect(found({ controls: [{ asset: 'b', control: 'K-Patch', state: 'in-place' }] })).toEqual([
      expect.stringMatching(/K-Patch at b \(an asset of Host/),
    ]);
    expect(found({ sources: ['Nobody 1999'] })).toEqual([expect.stringMatching(/Nobody 1999 \(an entry of the bibliography/)]);
    expect(found({ surprise: 1 })).toEqual([expect.stringMatching(/surprise/)]);
  });
});
