import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Findings } from '../../../shared/assessment/findings.ts';
import { writeModelFile } from '../../../shared/model/file/write-model-file.ts';
import { BAD_PACKS } from '../../helpers/bad-packs.ts';
import { cordon, scratchFolder } from '../../helpers/cordon-in-process.ts';
import { modelWith } from '../../helpers/model-builder.ts';

const pack = fileURLToPath(new URL('../../fixtures/packs/ward-devices.yaml', import.meta.url));
const folder = scratchFolder();

test('analyses a model with a pack laid over the bundled base, named as file or as folder', async () => {
  const model = join(folder, 'model.json');
  writeFileSync(model, writeModelFile(modelWith({ assets: { s: 'FeedingStation', f: 'FeedingPump' }, relations: ['s programmes f'] })));
  for (const kb of [pack, join(pack, '..')]) {
    const run = await cordon(['analyse', model, '--kb', kb, '--json']);
    expect(run.code).toBe(0);
    const findings = JSON.parse(run.out) as Findings;
    expect(findings.knowledgeBase.version).toMatch(/\+ward-devices-1\.0\.0$/);
    expect(findings.threats.some(({ id }) => id === 'T-FEED-01@s,f')).toBe(true);
  }
  expect((await cordon(['analyse', model])).err).toContain('FeedingPump');
});

test('checks a pack against the base, and names the file and line of what is wrong', async () => {
  const good = await cordon(['kb', 'check', pack]);
  expect(good.code).toBe(0);
  expect(good.out).toContain('Ward devices of our house (ward-devices 1.0.0) fits');
  const packs = join(folder, 'packs');
  mkdirSync(packs);
  const path = join(packs, 'own.yaml');
  writeFileSync(
    path,
    'pack: own-things\nversion: 1.0.0\ntitle: Own\nclasses:\n  - { id: Ward, label: Ward, parents: [Space], description: Own. }\n',
  );
  const bad = await cordon(['kb', 'check', packs]);
  expect(bad.code).toBe(1);
  expect(bad.out).toContain(`${path}:5, Ward id: Ward; expected an id of its own; assets/spaces.yaml:`);
  const refused = await cordon(['analyse', 'pocket-ehr', '--kb', path]);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain(`${path}:5`);
});

test.each(BAD_PACKS)('refuses $what, says why, and goes on with the base', async ({ text, says }) => {
  const path = join(folder, 'bad.yaml');
  writeFileSync(path, text);
  const checked = await cordon(['kb', 'check', path]);
  expect(checked.code).toBe(1);
  expect(checked.out).toMatch(says);
  const refused = await cordon(['analyse', 'pocket-ehr', '--kb', path]);
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(says);
  expect((await cordon(['analyse', 'pocket-ehr'])).code).toBe(0);
});

test('compares the findings of one model between two knowledge bases', async () => {
  const model = join(folder, 'pump.json');
  writeFileSync(model, writeModelFile(modelWith({ assets: { p: 'LargeVolumePump', i: 'Inpatient' }, relations: ['p attachedTo i'] })));
  const words = ['reason', 'how', 'does', 'noticed', 'stopped', 'notToConfuse', 'frequencyReason']
    .map((field) => `    ${field}: Own.`)
    .join('\n');
  const after = join(folder, 'after.yaml');
  writeFileSync(
    after,
    `pack: after\nversion: 1.0.0\ntitle: After\nthreats:\n  - id: T-OWN-01\n    title: Pump fails in its own way\n    kinds: [physical]\n    pattern: { key: { p: InfusionPump } }\n    causes: [agent fault]\n    effects: [C-WrongTherapy @ p]\n    frequency: medium\n    sources: [own]\n${words}\n`,
  );
  const run = await cordon(['diff', model, model, '--kb-after', after, '--json']);
  expect(run).toMatchObject({ code: 0, err: '' });
  const { records, threats } = JSON.parse(run.out) as { records: string[]; threats: { finding: string; kind: string }[] };
  expect(records).toEqual([]);
  expect(threats).toContainEqual(expect.objectContaining({ finding: 'T-OWN-01@p', kind: 'appeared' }));
});
