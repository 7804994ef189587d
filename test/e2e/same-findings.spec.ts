import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { type Page, expect, test } from '@playwright/test';
import { answerSsm } from '../../renderer/engine-client/answer-ssm.ts';
import { canonicalFindings } from '../../shared/assessment/canonical-findings.ts';
import type { KnowledgeCatalogue } from '../../shared/knowledge/catalogue.ts';
import { readQuadFile } from '../../shared/knowledge/ssm/read-quad-file.ts';
import { tableLines } from '../../shared/knowledge/ssm/write-quads.ts';
import { parseModelFile } from '../../shared/model/file/parse-model-file.ts';
import type { SsmReply, SsmRequest } from '../../shared/protocol/ssm-protocol.ts';
import { builtKnowledge, consoleFindings, nodeEngine } from '../helpers/built-engine.ts';
import { chooseFile } from '../helpers/hands.ts';
import { shuffledFile, shuffledLines } from '../helpers/shuffled-file.ts';
import { heardCount, listenToWorkers, nextFindings } from '../helpers/window-engine.ts';

const conformance = new URL('../../../shared/conformance/', import.meta.url);
const hasConformance = existsSync(conformance);
if (!hasConformance) console.warn('Skipped: a published pair in window and worker thread, because ../shared/conformance is not here.');

async function start(page: Page): Promise<void> {
  await listenToWorkers(page);
  // Without pickers the browser can only upload, which a test can answer.
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
  await page.goto('/');
}

/** Opens a model file in the app, and gives its path and the findings that the app's worker posts, in fixed order. */
async function openInWindow(page: Page, name: string, content: string): Promise<{ path: string; bytes: string }> {
  const before = await heardCount(page);
  const path = await chooseFile(page, name, content);
  const bytes = canonicalFindings(await nextFindings(page, before));
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  return { path, bytes };
}

/** Not `toBe`: what differs is megabytes long. */
function expectSame(found: string, expected: string, what: string): void {
  let at = 0;
  while (at < found.length && found[at] === expected[at]) at++;
  expect(found === expected ? 'same' : `${found.slice(at, at + 200)} where it was ${expected.slice(at, at + 200)}`, what).toBe('same');
}

test.describe('the same findings, byte for byte', () => {
  test.setTimeout(240_000);

  test('for every template, in the window, again after it was loaded anew, and from the console program', async ({ page }) => {
    const { templates } = JSON.parse(await builtKnowledge('catalogue.json')) as KnowledgeCatalogue;
    expect(templates.map(({ id }) => id)).toContain('hospital-1000');
    await start(page);
    let last = '';
    for (const { id } of templates) {
      const text = await builtKnowledge(`templates/${id}.json`);
      const { path, bytes } = await openInWindow(page, `${id}.json`, text);
      expect(bytes.length).toBeGreaterThan(10_000);
      expectSame(bytes, canonicalFindings(await consoleFindings(path)), id);
      last = bytes;
    }
    // The page opens again what was open, and analyses it in a new worker.
    await page.reload();
    expectSame(canonicalFindings(await nextFindings(page, 0)), last, 'after the page was loaded again');
  });

  test('whatever the order of the records in the file', async ({ page }) => {
    await start(page);
    for (const [id, seeds] of [
      ['pocket-ehr', [1, 2, 3]],
      ['imaging-chain', [4, 5]],
      ['hospital-1000', [6]],
    ] as const) {
      const text = await builtKnowledge(`templates/${id}.json`);
      const path = test.info().outputPath(`${id}-in-order.json`);
      await writeFile(path, text);
      const expected = canonicalFindings(await consoleFindings(path));
      for (const seed of seeds) {
        const shuffled = await openInWindow(page, `${id}-${String(seed)}.json`, shuffledFile(text, seed));
        expectSame(shuffled.bytes, expected, `${id} in the window, shuffled with ${String(seed)}`);
        expectSame(
          canonicalFindings(await consoleFindings(shuffled.path)),
          expected,
          `${id} on the console, shuffled with ${String(seed)}`,
        );
      }
    }
  });

  test('over several runs of one worker thread, with other models between them', async () => {
    const engine = nodeEngine();
    const [compiled, catalogue] = (await Promise.all(['compiled.json', 'catalogue.json'].map(builtKnowledge))).map(
      (text) => JSON.parse(text) as unknown,
    );
    await engine.ask('load-knowledge', { compiled, catalogue }, 'ready');
    const first = new Map<string, string>();
    for (let run = 0; run < 4; run++)
      for (const id of ['pocket-ehr', 'ransomware-with-backup', 'hospital-1000']) {
        const parsed = parseModelFile(await builtKnowledge(`templates/${id}.json`));
        if (!parsed.ok) throw new Error(id);
        const model = parsed.value.records;
        const { findings } = await engine.ask('analyse', { revision: run, model, view: 'today' }, 'findings');
        const bytes = canonicalFindings(findings);
        expectSame(bytes, first.get(id) ?? bytes, `${id}, run ${String(run)}`);
        first.set(id, bytes);
      }
    await engine.close();
  });
});

test.describe('the same findings for a published system model', () => {
  test.skip(!hasConformance, 'needs ../shared/conformance');

  test('in the window and in a worker thread, whatever the order of its statements', async ({ page }) => {
    const domain = new Uint8Array(await readFile(new URL('domains/domain-network-ra.nq.gz', conformance)));
    const system = new Uint8Array(await readFile(new URL('systems/melchett.nq.gz', conformance)));
    await start(page);
    const ssm = 'Open a domain model or system model…';
    await chooseFile(page, 'domain-network-ra.nq.gz', domain, ssm);
    await expect(page.getByRole('list', { name: 'Knowledge bases' }).getByRole('listitem')).toHaveCount(2);
    const before = await heardCount(page);
    await chooseFile(page, 'melchett.nq.gz', system, ssm);
    const found = await nextFindings(page, before);
    expect(found.threats.length).toBeGreaterThan(10);

    const { base } = await ask('ssm-domain', { type: 'ssm-open', name: 'domain-network-ra.nq.gz', bytes: domain });
    const read = readQuadFile(system, 'melchett.nq.gz');
    if (!read.ok) throw new Error('melchett.nq.gz');
    const engine = nodeEngine();
    await engine.ask('load-knowledge', { compiled: base.compiled, catalogue: base.catalogue }, 'ready');
    const lines = tableLines(read.value, () => true).join('');
    for (const [at, bytes] of [system, ...[1, 2, 3].map((seed) => new TextEncoder().encode(shuffledLines(lines, seed)))].entries()) {
      const name = `melchett-${String(at)}.nq`;
      const { records } = await ask('ssm-records', { type: 'ssm-records', name, bytes, base, model: found.model.id });
      const { findings } = await engine.ask('analyse', { revision: at, model: records, view: 'today' }, 'findings');
      expectSame(canonicalFindings(findings), canonicalFindings(found), name);
    }
    await engine.close();
  });
});

type Question = SsmRequest extends infer R ? (R extends SsmRequest ? Omit<R, 'id'> : never) : never;

/** Asks the reader of files what the app's worker asks it. */
async function ask<T extends SsmReply['type']>(expected: T, question: Question): Promise<Extract<SsmReply, { readonly type: T }>> {
  const replies: SsmReply[] = [];
  await answerSsm({ ...question, id: 1 }, (reply) => void replies.push(reply));
  const found = replies.find((reply): reply is Extract<SsmReply, { readonly type: T }> => reply.type === expected);
  if (!found) throw new Error(JSON.stringify(replies.at(-1)));
  return found;
}
