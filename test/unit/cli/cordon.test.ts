import { readFileSync, truncateSync, writeFileSync, openSync, closeSync, ftruncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Findings } from '../../../shared/assessment/findings.ts';
import { writeModelFile } from '../../../shared/model/file/write-model-file.ts';
import type { DecisionRecord, ModelRecords } from '../../../shared/model/records.ts';
import { analysed, template, withControls } from '../../helpers/bundled-knowledge.ts';
import { cordon, scratchFolder } from '../../helpers/cordon-in-process.ts';

const folder = scratchFolder();
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const model = template('infusion-pump-fleet');
const saved = (name: string, records: ModelRecords): string => file(name, writeModelFile(records));
const json = (path: string): Findings => JSON.parse(readFileSync(path, 'utf8')) as Findings;

describe('cordon analyse', () => {
  test('writes the findings of a template or a file, the same but for the name', async () => {
    const out = join(folder, 'findings.json');
    expect(await cordon(['analyse', 'infusion-pump-fleet', '--json', out, '--no-timings'])).toMatchObject({ code: 0, out: '', err: '' });
    expect(json(out)).toEqual(JSON.parse(JSON.stringify(analysed(model).findings)));
    const path = saved('pumps.json', model);
    const other = join(folder, 'other.json');
    await cordon(['analyse', path, '--json', other, '--no-timings']);
    expect(readFileSync(other, 'utf8')).toBe(readFileSync(out, 'utf8'));
  });

  test('writes JSON to standard output when it is asked to or no person is looking', async () => {
    const asked = await cordon(['analyse', 'infusion-pump-fleet', '--json']);
    const piped = await cordon(['analyse', 'infusion-pump-fleet', '--no-timings'], { isTerminal: false });
    expect((JSON.parse(asked.out) as Findings).timings?.total_ms).toBeGreaterThan(0);
    expect((JSON.parse(piped.out) as Findings).timings).toBeUndefined();
    expect((await cordon(['analyse', 'infusion-pump-fleet'])).out).toMatch(/^Infusion pump fleet: overall risk/);
  });

  test('cuts the lists with --top and counts planned controls with --view planned', async () => {
    const top = JSON.parse((await cordon(['analyse', 'infusion-pump-fleet', '--top', '3', '--json'])).out) as Findings;
    expect([top.threats.length, top.consequences.length]).toEqual([3, 3]);
    const path = saved(
      'planned.json',
      withControls(
        model,
        [
          { asset: 'server', control: 'K-Patch' },
          { asset: 'large-pump', control: 'K-LocalLimits' },
        ],
        'planned',
      ),
    );
    const index = async (view: string) =>
      (JSON.parse((await cordon(['analyse', path, '--view', view, '--json'])).out) as Findings).riskIndex;
    expect(await index('planned')).not.toBe(await index('today'));
  });

  test('leaves with 3 when a consequence at the level is not accepted, and writes the findings all the same', async () => {
    const out = join(folder, 'gate.json');
    const run = await cordon(['analyse', 'infusion-pump-fleet', '--fail-on', 'high', '--json', out]);
    expect(run.code).toBe(3);
    expect(run.err).toMatch(/^C-\w+@[\w-]+ has the risk high and is not accepted\.$/m);
    const serious = json(out).consequences.filter((consequence) => ['high', 'very-high'].includes(consequence.risk));
    const accept = (expires: string | null): ModelRecords => ({
      ...model,
      decisions: Object.fromEntries(
        serious.map(({ id }): [string, DecisionRecord] => [
          id,
          { finding: id, treatment: 'accept', owner: 'Board', due: null, expires, justification: 'Known.' },
        ]),
      ),
    });
    expect((await cordon(['analyse', saved('accepted.json', accept('2027-01-31')), '--fail-on', 'high', '--json', out])).code).toBe(0);
    expect((await cordon(['analyse', saved('expired.json', accept('2027-01-30')), '--fail-on', 'high', '--json', out])).code).toBe(3);
    expect((await cordon(['analyse', 'infusion-pump-fleet', '--fail-on', 'very-high', '--json', out])).code).toBe(0);
  });
});

describe('bad input is refused with a reason, exit 1 and no stack trace', () => {
  const whole = writeModelFile(model);
  const refuses = async (path: string, reason: RegExp): Promise<void> => {
    const run = await cordon(['analyse', path]);
    expect(run.code).toBe(1);
    expect(run.out).toBe('');
    expect(run.err).toMatch(reason);
    expect(run.err).toContain(path);
    expect(run.err).not.toMatch(/\bat .*:\d+:\d+|undefined|\[object/);
  };

  test('a file that is not there', () => refuses(join(folder, 'none.json'), /there is no such file/));
  test('a folder', () => refuses(folder, /folder/));
  test('a truncated file', () => refuses(file('cut.json', whole.slice(0, whole.length / 2)), /ends|truncated|cut off/i));
  test('a file of another program', () =>
    refuses(file('threat-dragon.json', JSON.stringify({ version: '2.0', summary: { title: 'x' }, detail: {} })), /cordon-model/));
  test('a newer version', () => refuses(file('newer.json', whole.replace('cordon-model/1', 'cordon-model/99')), /99/));
  test('a class that the knowledge base does not have', () =>
    refuses(file('class.json', whole.replaceAll('"InfusionDock"', '"FluxDock"')), /asset dock.*"FluxDock".*a class of cordon-hospital/));
  test('a relation that the knowledge base does not have', () =>
    refuses(file('relation.json', whole.replaceAll('"attachedTo"', '"gluedTo"')), /"gluedTo".*a relation/));
  test('two records with one id', () => refuses(file('twice.json', whole.replace('"id": "dock"', '"id": "engineer"')), /engineer/));
  test('bytes that are no text', () => {
    const path = join(folder, 'binary.json');
    writeFileSync(path, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]));
    return refuses(path, /bytes that are not UTF-8 text/);
  });

  test('a file above 64 MB, before it is read', async () => {
    const path = join(folder, 'large.json');
    closeSync(openSync(path, 'w'));
    truncateSync(path, 65 * 1024 * 1024);
    const handle = openSync(path, 'r+');
    ftruncateSync(handle, 65 * 1024 * 1024);
    closeSync(handle);
    let reads = 0;
    const run = await cordon(['analyse', path], { readFile: () => Promise.reject(new Error(`read ${++reads}`)) });
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err).toMatch(/65\.0 MB .*expected at most 64\.0 MB/);
    expect(reads).toBe(0);
  });

  test('a relation to an asset that is missing is told, and the rest is analysed', async () => {
    const path = saved('dangling.json', {
      ...model,
      relations: { ...model.relations, zz: { id: 'zz', from: 'dock', type: 'locatedIn', to: 'nowhere' } },
    });
    const run = await cordon(['analyse', path, '--json']);
    expect(run.code).toBe(0);
    expect(run.err).toMatch(/"nowhere"/);
    expect((JSON.parse(run.out) as Findings).threats.length).toBe(analysed(model).findings.threats.length);
  });
});

describe('wrong usage leaves with 2 and names the right one', () => {
  test.each([
    [['analyse'], /MODEL is missing/],
    [['analyse', 'a', 'b'], /'b' is one argument too many/],
    [['analyse', 'pocket-ehr', '--view', 'tomorrow'], /--view wants one of today, planned/],
    [['analyse', 'pocket-ehr', '--fail-on', 'severe'], /--fail-on wants one of very-low/],
    [['analyse', 'pocket-ehr', '--top', 'x'], /--top wants a whole number/],
    [['analyse', 'pocket-ehr', '--frob'], /Unknown option '--frob'/],
    [['frob'], /there is no command 'frob'/],
    [['kb'], /say check or stats/],
    [['new', 'pocket-ehr', '--seed', '3'], /belong to hospital-1000/],
    [['new', 'hospital-1000', '--assets', '12'], /--assets wants a number from 100/],
    [[], /cordon analyse MODEL/],
  ])('%j', async (args, message) => {
    const run = await cordon(args);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toMatch(message);
  });

  test('help is no mistake', async () => {
    expect(await cordon(['--help'])).toMatchObject({ code: 0, err: '' });
    expect((await cordon(['explain', '--help'])).out).toMatch(/^cordon explain MODEL FINDING/);
  });
});

describe('the other commands', () => {
  test('templates lists what is bundled', async () => {
    const list = JSON.parse((await cordon(['templates', '--json'])).out) as {
      id: string;
      catalogue: string;
      assets: number;
      relations: number;
    }[];
    expect(list.find((entry) => entry.id === 'hospital-1000')).toMatchObject({ catalogue: 'M-11', assets: 1000 });
    expect(list.find((entry) => entry.id === 'pocket-ehr')).toMatchObject({
      catalogue: 'M-01',
      assets: Object.keys(template('pocket-ehr').assets).length,
    });
    expect(Object.keys(list[0]!)).toEqual(['id', 'catalogue', 'title', 'story', 'assets', 'relations']);
    expect((await cordon(['templates'])).out).toContain('Pocket EHR');
  });

  test('new writes a template as a model file, and hospitals of other sizes', async () => {
    const out = join(folder, 'new.json');
    expect((await cordon(['new', 'pocket-ehr', '--out', out])).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toBe(writeModelFile(template('pocket-ehr')));
    expect((await cordon(['new', 'hospital-1000', '--assets', '250', '--seed', '3', '--out', out])).code).toBe(0);
    expect((JSON.parse(readFileSync(out, 'utf8')) as { assets: unknown[] }).assets).toHaveLength(250);
    expect((await cordon(['new', 'nothing', '--out', out])).err).toMatch(/there is no template of this name; expected one of pocket-ehr/);
  });

  test('explain prints the chain to its roots, and what is missing where there is none', async () => {
    const told = await cordon(['explain', 'infusion-pump-fleet', 'T-DEV-01']);
    expect(told.code).toBe(0);
    expect(told.out).toMatch(/^T-DEV-01@/);
    expect(told.out).toMatch(/Chain: T-.* > T-DEV-01@/);
    expect(told.out).toMatch(/Likeliest way: T-.* > T-DEV-01@/);
    expect(told.out).toMatch(/Shortest way: T-.* > T-DEV-01@/);
    expect(told.out).toMatch(/Root causes[^:]*: T-/);
    expect(told.out).toMatch(/an outside cause|assumed by the knowledge base/);
    const asJson = JSON.parse((await cordon(['explain', 'infusion-pump-fleet', 'T-DEV-01', '--json'])).out) as { chain: string[] };
    expect(asJson.chain.length).toBeGreaterThan(2);
    const absent = await cordon(['explain', 'infusion-pump-fleet', 'T-NET-04']);
    expect(absent).toMatchObject({ code: 0 });
    expect(absent.out).toMatch(/is not among the findings\. The model has no asset of the class/);
    expect(await cordon(['explain', 'infusion-pump-fleet', 'T-XXX-99'])).toMatchObject({ code: 1, out: '' });
    const elsewhere = await cordon(['explain', 'infusion-pump-fleet', 'T-DEV-01@server']);
    expect(elsewhere).toMatchObject({ code: 0 });
    expect(elsewhere.out).toContain('is not among the findings at server. The asset fits none of the places in its pattern.');
  });

  test('diff says what a control changed and why', async () => {
    const after = saved('after.json', withControls(model, [{ asset: 'large-pump', control: 'K-Patch' }]));
    const run = JSON.parse((await cordon(['diff', 'infusion-pump-fleet', after, '--json'])).out) as {
      records: string[];
      threats: { kind: string; finding: string; because: string[] }[];
    };
    expect(run.records).toEqual(['+ controls large-pump|K-Patch']);
    const fallen = run.threats.find((change) => change.finding === 'T-NET-16@large-pump')!;
    expect(fallen.kind).toBe('fell');
    expect(fallen.because).toContainEqual(expect.stringMatching(/^now held by K-Patch/));
  });

  test('kb stats counts, and a folder that is no knowledge base is refused', async () => {
    const statistics = JSON.parse((await cordon(['kb', 'stats', '--json'])).out) as Record<string, number>;
    expect(statistics['classes']).toBeGreaterThanOrEqual(390);
    expect(statistics['threats']).toBeGreaterThanOrEqual(60);
    expect(await cordon(['kb', 'check', folder])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/no knowledge-base\.yaml/) as string,
    });
  });
});
