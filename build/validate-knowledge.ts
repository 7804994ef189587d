import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parse } from 'yaml';
import { chainGaps } from '../knowledge-base/checks/validation/chain-links.ts';
import { readIncident, type Incident } from '../knowledge-base/checks/validation/incident.ts';
import {
  perturbedShares,
  shareWithin,
  validateKnowledge,
  type CascadeChain,
  type Shares,
  type Validation,
} from '../knowledge-base/checks/validation/validate-knowledge.ts';
import { bundleKnowledge, canonicalSources, type KnowledgeBundle } from '../shared/knowledge/templates/bundle-knowledge.ts';

/** What a run of the validation needs, read from the folder of the knowledge base. */
export interface ValidationInput {
  readonly bundle: KnowledgeBundle;
  readonly templates: readonly {
    readonly id: string;
    readonly expectedRisks: readonly string[];
    readonly model: KnowledgeBundle['templates'][number]['records'];
  }[];
  readonly incidents: readonly Incident[];
  readonly chains: readonly CascadeChain[];
  readonly mistakes: readonly string[];
}

/** Reads the knowledge base and what it is judged by. */
export function readValidation(folder: string): ValidationInput {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(folder, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
  const bundle = bundleKnowledge(files, createHash('sha256').update(canonicalSources(files)).digest('hex'));
  const mistakes = bundle.problems.filter(({ severity }) => severity === 'error').map(({ place, found }) => `${place}: ${found}`);
  const sources = new Map<string, unknown>();
  for (const { path, text } of files)
    if (path.startsWith('templates/')) sources.set(path.slice('templates/'.length, -'.yaml'.length), parse(text));
  const incidents: Incident[] = [];
  for (const { path, text } of files
    .filter((file) => /^validation\/(incidents|scenarios)\//.test(file.path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const read = readIncident({ path, value: parse(text) as unknown }, bundle.catalogue, sources);
    mistakes.push(...read.mistakes);
    if (read.incident) incidents.push(read.incident);
  }
  return {
    bundle,
    templates: bundle.templates.map(({ entry, records }) => ({ id: entry.id, expectedRisks: entry.expectedRisks, model: records })),
    incidents,
    chains: parse(readFileSync(join(folder, 'validation/chains.yaml'), 'utf8')) as CascadeChain[],
    mistakes,
  };
}

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
const count = (part: number, whole: number): string => `${part} of ${whole} (${percent(part / whole)})`;

/** Prints how well the knowledge base ranks; the answer is the exit code. */
export function printValidation(folder: string, args: readonly string[]): number {
  const input = readValidation(folder);
  const { bundle, templates, incidents, chains, mistakes } = input;
  for (const mistake of mistakes) console.log(`mistake: ${mistake}`);
  const result = validateKnowledge(bundle.compiled, bundle.catalogue, templates, incidents, chains, chainGaps);
  const failed = printResult(result, bundle);
  const at = args.indexOf('--runs');
  const runs = at < 0 ? 100 : Number(args[at + 1]);
  if (runs > 0) printShares(perturbedShares(result, bundle.compiled, bundle.catalogue, templates, runs), runs);
  if (args.includes('--top')) printTop(result, bundle, args);
  return mistakes.length > 0 || failed ? 1 : 0;
}

function printResult(result: Validation, { catalogue, compiled }: KnowledgeBundle): boolean {
  const titles = new Map(catalogue.threats.map(({ id, title }) => [id, title]));
  console.log('Expected risks of the templates, by threatRank among all live threats');
  for (const { template, threat, rank, cause } of result.expected) {
    const note = rank !== null && rank <= 5 ? '' : `  ${cause}`;
    console.log(`  ${String(rank ?? 'not live').padStart(8)}  ${template.padEnd(24)} ${threat} ${titles.get(threat) ?? ''}${note}`);
  }
  const within = (rank: number): number => Math.round(shareWithin(result.expected, rank) * result.expected.length);
  console.log(`  at rank 5: ${count(within(5), result.expected.length)}, at rank 10: ${count(within(10), result.expected.length)}`);

  console.log('\nIncidents');
  const groups = { shows: [0, 0], hides: [0, 0], lowers: [0, 0], leaves: [0, 0] };
  for (const { incident, verdicts } of result.incidents) {
    if (verdicts.length > 0) console.log(`  ${incident.id} ${incident.title}`);
    for (const { claim, holds, cause } of verdicts) {
      console.log(`    ${holds ? 'holds' : 'FAILS'}  ${claim.kind} ${claim.line}${holds ? '' : `: ${cause}`}`);
      const group = groups[claim.kind === 'chain' ? 'shows' : claim.kind === 'removes' ? 'lowers' : claim.kind];
      group[1]! += 1;
      if (holds) group[0]! += 1;
    }
  }
  const [shown, toShow] = groups.shows;
  console.log(`  what had to show: ${count(shown!, toShow!)}; what must not: ${count(groups.hides[0]!, groups.hides[1]!)}`);
  console.log(
    `  named control lowers: ${count(groups.lowers[0]!, groups.lowers[1]!)}; unrelated one does not: ${count(groups.leaves[0]!, groups.leaves[1]!)}`,
  );

  console.log('\nCascades');
  for (const { chain, gaps } of result.chains)
    console.log(
      `  ${gaps.length === 0 ? 'found' : 'BROKEN'}  ${chain.id} ${chain.title}${gaps.length === 0 ? '' : `: ${gaps.join('; ')}`}`,
    );

  console.log(
    `\nThreats that are live in no template and no incident: ${result.unseen.length} of ${compiled.threats.length}. Each with its smallest example`,
  );
  const examples = new Map(catalogue.threats.map((entry) => [entry.id, entry.examples]));
  for (const id of result.unseen) {
    const fires = examples.get(id)?.fires;
    const words = fires === undefined ? '' : typeof fires === 'string' ? fires : JSON.stringify(fires);
    console.log(`  ${id} ${titles.get(id) ?? ''}: ${words}`);
  }
  return groups.hides[0]! < groups.hides[1]! || groups.lowers[0]! < groups.lowers[1]! || groups.leaves[0]! < groups.leaves[1]!;
}

function printShares(shares: readonly Shares[], runs: number): void {
  console.log(`\nWith each frequency and default trust one level up or down at random, ${runs} times`);
  for (const [name, pick] of [
    ['expected risks at rank 5', (share: Shares) => share.atFive],
    ['expected risks at rank 10', (share: Shares) => share.atTen],
    ['what incidents had to show and hide', (share: Shares) => share.claims],
  ] as const) {
    const sorted = shares.map(pick).sort((a, b) => a - b);
    console.log(`  ${name}: median ${percent(sorted[Math.floor(sorted.length / 2)]!)}, worst ${percent(sorted[0]!)}`);
  }
}

/** `--top <model>`: the head of a model's order, to see what stands before what. */
function printTop(result: Validation, { catalogue }: KnowledgeBundle, args: readonly string[]): void {
  const titles = new Map(catalogue.threats.map(({ id, title }) => [id, title]));
  for (const [id, ranked] of result.ranked) {
    if (!args.includes(id)) continue;
    console.log(`\n${id}`);
    for (const [threat, { rank, risk, likelihood, key }] of [...ranked.threats].slice(0, 20))
      console.log(
        `  ${rank} ${threat} risk ${risk} likelihood ${likelihood} score ${key.score} group ${key.group} reach ${key.reach} path ${key.path} ${titles.get(threat) ?? ''} ${key.id}`,
      );
    for (const [consequence, { rank, risk, likelihood, key }] of [...ranked.consequences].slice(0, 12))
      console.log(`  ${rank} ${consequence} risk ${risk} likelihood ${likelihood} score ${key.score} path ${key.path} ${key.id}`);
  }
}
