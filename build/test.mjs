// `npm test`: everything, one stage after the other, counted together. The last line is `N passed, N failed`.
//   --fetch-browser   may install a Chromium for the browser tests (also when CI is set)
//   --only a,b        some stages only: types, lint, format, unit, browser
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromiumForTests } from './chromium-for-tests.mjs';
import { ensureBuilt } from './ensure-built.mjs';
import { countPlaywright, countVitest } from './test-counts.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (path) => join(root, 'node_modules', path);
const tools = {
  tsc: bin('typescript/bin/tsc'),
  eslint: bin('eslint/bin/eslint.js'),
  prettier: bin('prettier/bin/prettier.cjs'),
  vitest: bin('vitest/vitest.mjs'),
  playwright: bin('@playwright/test/cli.js'),
};
const results = await mkdtemp(join(tmpdir(), 'cordon-test-'));

/** Runs a tool of the project with this Node; resolves to its exit code. Nothing is read from the terminal. */
function run(tool, args, env = {}, output = 'inherit') {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [tools[tool], ...args], {
      cwd: root,
      stdio: ['ignore', output, 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const readJson = (file) => readFile(file, 'utf8').then(JSON.parse, () => null);
const single = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [], retried: [] });
/** A tool that fails without a failed test (a crash, an unhandled error) is a failure all the same. */
const atLeastOne = (code, counts) => (code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts);

async function unit() {
  const outputFile = join(results, 'vitest.json');
  const code = await run('vitest', ['run', '--reporter=default', '--reporter=./build/vitest-counts.mjs'], {
    CORDON_VITEST_COUNTS: outputFile,
  });
  return atLeastOne(code, countVitest(await readJson(outputFile)));
}

async function browser() {
  const outputFile = join(results, 'playwright.json');
  const found = await chromiumForTests({ mayFetch: process.env.CI !== undefined || process.argv.includes('--fetch-browser') });
  if (found === null) {
    await run(
      'playwright',
      ['test', '--project=tests', '--list', '--reporter=json'],
      { PLAYWRIGHT_JSON_OUTPUT_NAME: outputFile },
      'ignore',
    );
    const listed = countPlaywright(await readJson(outputFile));
    const total = listed.passed + listed.failed + listed.skipped.length;
    process.stdout.write(`The ${total} browser tests could not run and count as failed.\n`);
    return { passed: 0, failed: Math.max(1, total), skipped: [], retried: [] };
  }
  const code = await run('playwright', ['test', '--project=tests', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: outputFile,
    CORDON_CHROMIUM: found,
  });
  return atLeastOne(code, countPlaywright(await readJson(outputFile)));
}

const stages = {
  types: async () => single(await run('tsc', ['-b'])),
  lint: async () => single(await run('eslint', ['.', '--max-warnings', '0'])),
  format: async () => single(await run('prettier', ['--check', '--log-level', 'warn', '.'])),
  build: () =>
    ensureBuilt().then(
      () => single(0),
      (error) => (console.error(String(error)), single(1)),
    ),
  unit,
  browser,
};

const at = process.argv.indexOf('--only');
const wanted = at < 0 ? Object.keys(stages) : (process.argv[at + 1] ?? '').split(',');
const total = { passed: 0, failed: 0, skipped: [], retried: [] };
const lines = [];
for (const name of wanted) {
  if (stages[name] === undefined) throw new Error(`There is no stage ${name}; the stages are ${Object.keys(stages).join(', ')}`);
  process.stdout.write(`\n── ${name} ──\n`);
  const started = performance.now();
  const counts = await stages[name]().catch((error) => {
    console.error(String(error));
    return single(1);
  });
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped.push(...counts.skipped);
  total.retried.push(...counts.retried);
  lines.push(
    `${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped.length} skipped (${((performance.now() - started) / 1000).toFixed(0)} s)`,
  );
}
await rm(results, { recursive: true, force: true });

/** `3 skipped: because of A (2), because of B (1)` */
const reasons = new Map();
for (const { reason } of total.skipped) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
const why = [...reasons].map(([reason, count]) => `${reason} (${count})`).join('; ');
const again = total.retried.length === 0 ? '' : `passed only when tried again: ${total.retried.join('; ')}\n`;
process.stdout.write(`\n${lines.join('\n')}\n\n${again}${total.skipped.length} skipped${why === '' ? '' : `: ${why}`}\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
