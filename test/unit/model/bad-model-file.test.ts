import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileSizeProblem, MODEL_FILE_LIMIT, NESTING_LIMIT } from '../../../shared/model/file/limits.ts';
import { migrate } from '../../../shared/model/file/migrations.ts';
import { parseModelFile } from '../../../shared/model/file/parse-model-file.ts';
import { writeModelFile } from '../../../shared/model/file/write-model-file.ts';
import type { Problem } from '../../../shared/base/result.ts';
import { modelWith } from '../../helpers/model-builder.ts';

function refused(text: string): readonly Problem[] {
  const parsed = parseModelFile(text);
  if (parsed.ok) throw new Error('the file was accepted');
  for (const problem of parsed.error) for (const part of Object.values(problem)) expect(part).not.toBe('');
  return parsed.error;
}
const kinds = (text: string) => refused(text).map((problem) => problem.kind);
const file = (fields: object) => JSON.stringify({ format: 'cordon-model/1', id: 'm', title: 'T', assets: [], relations: [], ...fields });

describe('A file that cannot be opened', () => {
  it('is told to be cut off, at every place where it can be cut', () => {
    const whole = writeModelFile(modelWith({ assets: { a1: 'Ward', a2: 'InfusionPump' }, relations: ['a2 locatedIn a1'] })).trimEnd();
    for (let length = 1; length < whole.length; length++) expect(kinds(whole.slice(0, length))).toEqual(['truncated']);
    expect(refused(whole.slice(0, 60))[0]!.place).toBe('line 4, column 15');
  });

  it('is told to be empty', () => {
    expect(kinds(' \n')).toEqual(['empty-file']);
  });

  it('is told the line where JSON goes wrong', () => {
    const [problem] = refused('{\n  "format": "cordon-model/1"\n  "id": "m"\n}\n');
    expect(problem).toMatchObject({ kind: 'not-json', place: 'line 3, column 3' });
  });

  it('is named when it comes from a newer version, and from no version', () => {
    expect(refused(file({ format: 'cordon-model/2' }))[0]).toMatchObject({ kind: 'newer-version', found: '"cordon-model/2"' });
    expect(kinds(file({ format: 'cordon-model/0' }))).toEqual(['unknown-version']);
    expect(kinds(file({ format: 17 }))).toEqual(['not-a-model']);
    expect(kinds('[1, 2]')).toEqual(['not-a-model']);
  });

  it('is refused when nested deeper than any model, without exhausting the stack', () => {
    const deep = (n: number) => file({ x: 'HERE' }).replace('"HERE"', '['.repeat(n) + ']'.repeat(n));
    expect(kinds(deep(NESTING_LIMIT))).toEqual(['too-deep']);
    expect(kinds('['.repeat(2_000_000))).toEqual(['too-deep']);
    expect(parseModelFile(deep(NESTING_LIMIT - 1)).ok).toBe(true);
    expect(parseModelFile(file({ title: '[{'.repeat(500) })).ok).toBe(true);
  });

  it('is refused by its size before it is read, with the size and the limit', () => {
    expect(fileSizeProblem('big.cordon.json', MODEL_FILE_LIMIT)).toBeNull();
    expect(fileSizeProblem('big.cordon.json', MODEL_FILE_LIMIT + 1)).toMatchObject({
      kind: 'too-large',
      found: '64.0 MB (67108865 bytes)',
      expected: 'at most 64.0 MB',
    });
  });

  it('tells all its problems at once, each with place, found, expected and tip', () => {
    const problems = refused(
      file({
        title: 7,
        assets: [{ id: 'a1' }, { id: 'a2', type: 'Ward', population: 'dozens' }, 'pump'],
        relations: [{ id: 'r1', from: 'a1', type: '', to: 'a2' }],
        levels: [{ asset: 'a1', attribute: 'F', level: 'enormous' }],
        diagrams: [{ id: 'd1', nodes: [{ asset: 'a1', x: '0', y: 0, width: 0 }] }],
      }),
    );
    expect(problems.map((p) => `${p.place}: ${p.kind}: ${p.found}`)).toEqual([
      'title: wrong-type: 7',
      'assets[0].type: missing-field: nothing',
      'assets[1].population: wrong-value: "dozens"',
      'assets[2]: wrong-type: "pump"',
      'relations[0].type: empty: ""',
      'levels[0]: wrong-level: an entry with asset, attribute, level',
      'diagrams[0].nodes[0].x: wrong-type: "0"',
      'diagrams[0].nodes[0].width: wrong-value: 0',
    ]);
  });

  it('is refused for two records under one id, both of them named', () => {
    const problems = refused(
      file({
        assets: [
          { id: 'a1', type: 'Ward' },
          { id: 'a2', type: 'Ward' },
          { id: 'a1', type: 'InfusionPump' },
        ],
        controls: [
          { asset: 'a1', control: 'K-X', state: 'planned' },
          { asset: 'a1', control: 'K-X', state: 'in-place' },
        ],
      }),
    );
    expect(problems.map((p) => `${p.kind} ${p.place}: ${p.found}`)).toEqual([
      'duplicate-id assets[2]: "a1" again, as in assets[0]',
      'duplicate-id controls[1]: "a1|K-X" again, as in controls[0]',
    ]);
  });

  it('is refused for ids that every object answers to', () => {
    for (const id of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(kinds(file({ assets: [{ id, type: 'Ward' }] }))).toEqual(['reserved-name']);
    }
  });

  it('is named when another program made it', () => {
    const programs: readonly (readonly [text: string, found: string])[] = [
      ['<mxfile host="app.diagrams.net"><diagram/></mxfile>', 'a draw.io (diagrams.net) drawing'],
      ['<?xml version="1.0"?>\n<mxGraphModel dx="1"/>', 'a draw.io (diagrams.net) drawing'],
      ['{"summary":{"title":"x"},"detail":{"diagrams":[]}}', 'an OWASP Threat Dragon model'],
      ['{"otmVersion":"0.2.0","project":{}}', 'an Open Threat Model (OTM) file'],
      ['# my model\nthreagile_version: 1.0.0\n', 'a Threagile model'],
      ['{"bomFormat":"CycloneDX"}', 'a CycloneDX bill of materials'],
      ['{"format":"cordon-findings/1"}', "Cordon's findings about a model, not the model itself"],
      ['PK\u0003\u0004rest', 'a ZIP archive or an office document'],
      ['<http://a#b> <http://a#c> <http://a#d> <http://g> .', 'N-Quads, the form of SSM and Spyderisk models'],
    ];
    for (const [text, found] of programs) expect(refused(text)[0]).toMatchObject({ kind: 'other-program', found });
  });

  const samples = '../shared/samples';
  it('is named also for real files of other programs', (context) => {
    context.skip(!existsSync(samples), '../shared/samples is not there');
    const real: readonly (readonly [path: string, found: RegExp])[] = [
      ['threat-dragon/demo-threat-model.json', /Threat Dragon/],
      ['drawio/aws_minimal.drawio', /draw\.io/],
      ['otm/EXAMPLE.json', /Open Threat Model/],
      ['otm/EXAMPLE.yaml', /Open Threat Model/],
      ['threagile/threagile.yaml', /Threagile/],
      ['cyclonedx/bom.xml', /CycloneDX/],
      ['cairis/ACME_Water.xml', /CAIRIS/],
      ['nmap/nmap_1port.xml', /Nmap/],
      ['nessus/nessus_many_vuln.xml', /Nessus/],
      ['stix/infrastructure.json', /STIX/],
    ];
    for (const [path, found] of real) {
      const [problem] = refused(readFileSync(`${samples}/${path}`, 'utf8'));
      expect(problem?.kind, path).toBe('other-program');
      expect(problem?.found, path).toMatch(found);
    }
  });
});

describe('The ladder of migrations', () => {
  const ladder = [
    {
      from: 2,
      says: 'Labels were names.',
      migrate: (old: Readonly<Record<string, unknown>>) => ({ ...old, label: old['name'], format: 'x/3' }),
    },
    {
      from: 1,
      says: 'Names were titles.',
      migrate: (old: Readonly<Record<string, unknown>>) => ({ ...old, name: old['title'], format: 'x/2' }),
    },
  ];
  it('climbs every step in order and says what it did', () => {
    const old = { format: 'x/1', title: 'T' };
    expect(migrate(old, 1, ladder, 3)).toEqual({
      file: { format: 'x/3', title: 'T', name: 'T', label: 'T' },
      said: ['Names were titles.', 'Labels were names.'],
    });
    expect(old).toEqual({ format: 'x/1', title: 'T' });
  });
  it('says that it cannot where a step is missing', () => {
    expect(migrate({}, 0, ladder, 3)).toBeNull();
  });
});
