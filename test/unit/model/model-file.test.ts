import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameRecord } from '../../../shared/model/diff.ts';
import { parseModelFile } from '../../../shared/model/file/parse-model-file.ts';
import { writeModelFile } from '../../../shared/model/file/write-model-file.ts';
import { canonicalJson, canonicalModel, modelHash } from '../../../shared/model/model-hash.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { arbitraryModel } from '../../helpers/arbitrary-model.ts';

function read(text: string): { records: ModelRecords; warnings: readonly { kind: string; place: string }[] } {
  const parsed = parseModelFile(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

describe('A model file', () => {
  it('that was written is read as the same records', () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        expect(sameRecord(read(writeModelFile(model)).records, model)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('that is saved unchanged changes no byte', () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const text = writeModelFile(model);
        expect(writeModelFile(read(text).records)).toBe(text);
      }),
    );
  });

  it('needs no more than format, id, title, assets and relations, and stays that small', () => {
    const text =
      '{\n  "format": "cordon-model/1",\n  "id": "m",\n  "title": "Small",\n  "assets": [\n    {\n      "id": "a1",\n      "type": "Ward"\n    }\n  ],\n  "relations": []\n}\n';
    const { records, warnings } = read(text);
    expect(warnings).toEqual([]);
    expect(records.assets['a1']).toEqual({ id: 'a1', type: 'Ward', label: 'a1', population: 'singleton', notes: '', facts: {} });
    expect(writeModelFile(records)).toBe(text);
  });

  it('lists keys in a fixed order and records by id, whatever the order they came in', () => {
    const text = writeModelFile(
      read(
        JSON.stringify({
          relations: [],
          assets: [
            { population: 'few', label: 'Pump', type: 'InfusionPump', id: 'a2' },
            { type: 'Ward', id: 'a10' },
            { id: 'a1', type: 'Ward' },
          ],
          controls: [
            { state: 'in-place', control: 'K-Patch', asset: 'a10' },
            { state: 'planned', control: 'K-Nac', asset: 'a1' },
          ],
          title: 'Order',
          id: 'm',
          format: 'cordon-model/1',
        }),
      ).records,
    );
    const file = JSON.parse(text) as { assets: { id: string }[]; controls: { asset: string }[] };
    expect(Object.keys(file)).toEqual(['format', 'id', 'title', 'assets', 'relations', 'controls']);
    expect(file.assets.map((asset) => asset.id)).toEqual(['a1', 'a10', 'a2']);
    expect(Object.keys(file.assets[2]!)).toEqual(['id', 'type', 'label', 'population']);
    expect(file.controls.map((control) => control.asset)).toEqual(['a1', 'a10']);
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('keeps unknown fields on every level, also those named like parts of the language', () => {
    const source =
      '{"format":"cordon-model/1","id":"m","title":"T","x":1,"__proto__":{"polluted":true},' +
      '"knowledgeBase":{"id":"k","version":"1","channel":"beta"},' +
      '"assets":[{"id":"a1","type":"Ward","constructor":"C","facts":{"__proto__":{"polluted":true},"beds":12}}],' +
      '"relations":[{"id":"r1","from":"a1","type":"partOf","to":"a1","since":2020}],' +
      '"controls":[{"asset":"a1","control":"K-X","state":"planned","cost":3}],' +
      '"levels":[{"asset":"a1","consequence":"C-X","impact":"high","who":"me"},{"asset":"a1","attribute":"F","level":"low","why":"seen"}],' +
      '"decisions":[{"finding":"T@a1","treatment":"accept","board":"ethics"}],' +
      '"diagrams":[{"id":"d1","zoom":2,"nodes":[{"asset":"a1","x":0,"y":1,"tint":"red"}]}]}';
    const { records } = read(source);
    const written = JSON.parse(writeModelFile(records)) as unknown;
    expect(canonical(written)).toBe(canonical(JSON.parse(source)));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect((records.header as { polluted?: boolean }).polluted).toBeUndefined();
    expect((records.assets['a1']!.facts as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('keeps classes, relations and controls that nobody knows, and what hangs in the air, with a warning', () => {
    const { records, warnings } = read(
      '{"format":"cordon-model/1","id":"m","title":"T","assets":[{"id":"a1","type":"Teleporter"}],' +
        '"relations":[{"id":"r1","from":"a1","type":"beams","to":"a9"}],"controls":[{"asset":"a8","control":"K-Wish","state":"planned"}],' +
        '"diagrams":[{"id":"d1","nodes":[{"asset":"a7","x":0,"y":0}]}]}',
    );
    expect(records.relations['r1']).toEqual({ id: 'r1', from: 'a1', type: 'beams', to: 'a9' });
    expect(warnings.map((w) => `${w.kind} ${w.place}`)).toEqual([
      'dangling-reference relations[0].to',
      'dangling-reference controls[0].asset',
      'dangling-reference diagrams[0].nodes[0].asset',
    ]);
    expect(read(writeModelFile(records)).records).toEqual(records);
  });

  it('may begin with a byte order mark', () => {
    expect(read('\uFEFF{"format":"cordon-model/1","id":"m","title":"T","assets":[],"relations":[]}').records.header.title).toBe('T');
  });
});

describe('The hash of a model', () => {
  it('is SHA-256 of the canonical text in UTF-8', () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        expect(modelHash(model)).toBe(createHash('sha256').update(canonicalModel(model), 'utf8').digest('hex'));
      }),
    );
  });

  it('has a canonical text that is the same for the records, a copy of them and the file', () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        expect(canonicalModel(model)).toBe(canonicalJson(JSON.parse(writeModelFile(model))));
        expect(canonicalModel(structuredClone(model))).toBe(canonicalModel(model));
      }),
    );
  });

  it('does not depend on the order of records or fields, but on all that is in them', () => {
    const a =
      '{"format":"cordon-model/1","id":"m","title":"T","assets":[{"id":"a1","type":"Ward"},{"id":"a2","type":"Ward"}],"relations":[]}';
    const b =
      '{"relations":[],"assets":[{"type":"Ward","id":"a2"},{"type":"Ward","id":"a1","population":"singleton"}],"title":"T","id":"m","format":"cordon-model/1"}';
    expect(modelHash(read(a).records)).toBe(modelHash(read(b).records));
    expect(modelHash(read(a.replace('"T"', '"U"')).records)).not.toBe(modelHash(read(a).records));
  });
});

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, field: unknown) =>
    typeof field === 'object' && field !== null && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).sort(([x], [y]) => (x < y ? -1 : 1)))
      : field,
  );
