import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parse } from 'yaml';
import { chainGaps } from '../knowledge-base/checks/validation/chain-links.ts';
import { claimCounts, type ClaimCounts } from '../knowledge-base/checks/validation/claim-counts.ts';
import { readIncident, type Incident } from '../knowledge-base/checks/validation/incident.ts';
import {
  perturbedShares,
  shareWithin,
  validateKnowledge,
  type CascadeChain,
  type Shares,
  type Validation,
} from '../knowledge-base/checks/validation/validate-knowledge.ts';
import type { SourceEntry } from '../shared/knowledge/catalogue.ts';
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
  /** Sets of incidents that were written before the knowledge base was ever run on them, each judged on its own. */
  readonly heldOut: readonly { readonly title: string; readonly incidents: readonly Incident[] }[];
  readonly chains: readonly CascadeChain[];
  readonly mistakes: readonly string[];
}

/** Each set was written after those before it had taught the knowledge base. */
const HELD_OUT = [
  { title: 'Held-out incidents, first set', files: /^validation\/held-out\/h-/ },
  { title: 'Held-out incidents, second set', files: /^validation\/held-out\/g-/ },
  { title: 'Held-out incidents, third set', files: /^validation\/held-out\/j-/ },
  { title: 'Held-out incidents, fourth set', files: /^validation\/held-out\/l-/ },
  { title: 'Held-out incidents, fifth set', files: /^validation\/held-out\/m-/ },
  { title: 'Held-out incidents, sixth set', files: /^validation\/held-out\/n-/ },
  { title: 'Held-out incidents, seventh set', files: /^validation\/held-out\/p-/ },
  { title: 'Held-out incidents, eighth set', files: /^validation\/held-out\/q-/ },
] as const;

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
  const readAll = (folders: RegExp, catalogue: KnowledgeBundle['catalogue']): Incident[] =>
    files
      .filter((file) => folders.test(file.path))
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .flatMap(({ path, text }) => {
        const read = readIncident({ path, value: parse(text) as unknown }, catalogue, sources);
        mistakes.push(...read.mistakes);
        return read.incident === null ? [] : [read.incident];
      });
  // Reports that only the held-out incidents cite are no part of the knowledge base.
  const reports = parse(readFileSync(join(folder, 'validation/held-out/sources.yaml'), 'utf8')) as SourceEntry[];
  return {
    bundle,
    templates: bundle.templates.map(({ entry, records }) => ({ id: entry.id, expectedRisks: entry.expectedRisks, model: records })),
    incidents: readAll(/^validation\/(incidents|scenarios)\//, bundle.catalogue),
    heldOut: HELD_OUT.map(({ title, files: named }) => ({
      title,
      incidents: readAll(named, { ...bundle.catalogue, bibliography: [...bundle.catalogue.bibliography, ...reports] }),
    })),
    chains: parse(readFileSync(join(folder, 'validation/chains.yaml'), 'utf8')) as CascadeChain[],
    mistakes,
  };
}

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
const count = (part: number, whole: number): string => (whole === 0 ? 'none' : `${part} of ${whole} (${percent(part / whole)})`);

/** Prints how well the knowledge base ranks; the answer is the exit code. */
export function printValidation(folder: string, args: readonly string[]): number {
  const input = readValidation(folder);
  const { bundle, templates, incidents, heldOut, chains, mistakes } = input;
  const { compiled, catalogue } = bundle;
  for (const mistake of mistakes) console.log(`mistake: ${mistake}`);
  const result = validateKnowledge(compiled, catalogue, templates, incidents, chains, chainGaps);
  const failed = printResult(result, bundle);
  const sets = heldOut.map(({ title, incidents: set }) => ({
    title,
    result: validateKnowledge(compiled, catalogue, [], set, [], chainGaps),
  }));
  for (const { title, result: judged } of sets) {
    console.log(`\n${title}`);
    printIncidents(judged);
  }
  const at = args.indexOf('--runs');
  const runs = at < 0 ? 100 : Number(args[at + 1]);
  if (runs > 0) {
    console.log(`\nWith each frequency and default trust one level up or down at random, ${runs} times`);
    const shares = perturbedShares(result, compiled, catalogue, templates, runs);
    printShares('expected risks at rank 5', shares, ({ atFive }) => atFive);
    printShares('expected risks at rank 10', shares, ({ atTen }) => atTen);
    printShares('what incidents had to show and hide', shares, ({ claims }) => claims);
    for (const { title, result: judged } of sets)
      printShares(title, perturbedShares(judged, compiled, catalogue, [], runs), ({ claims }) => claims);
  }
  if (args.includes('--top')) {
    for (const judged of [result, ...sets.map((set) => set.result)]) printTop(judged, bundle, args);
  }
  return mistakes.length > 0 || failed ? 1 : 0;
}

/** Each claim with its verdict, and the totals. */
function printIncidents({ incidents }: Validation): ClaimCounts {
  for (const { incident, verdicts } of incidents) {
    if (verdicts.length > 0) console.log(`  ${incident.id} ${incident.title}`);
    for (const { claim, holds, cause } of verdicts)
      console.log(`    ${holds ? 'holds' : 'FAILS'}  ${claim.kind} ${claim.line}${holds ? '' : `: ${cause}`}`);
  }
  const counts = claimCounts(incidents.flatMap(({ verdicts }) => verdicts));
  const words = (kind: keyof ClaimCounts): string => count(counts[kind].held, counts[kind].all);
  console.log(`  what had to show: ${words('shows')}; what must not: ${words('hides')}`);
  console.log(`  named control lowers: ${words('lowers')}; unrelated one does not: ${words('leaves')}`);
  return counts;
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
  const counts = printIncidents(result);

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
  return (['hides', 'lowers', 'leaves'] as const).some((kind) => counts[kind].held < counts[kind].all);
}

function printShares(name: string, shares: readonly Shares[], pick: (share: Shares) => number): void {
  const sorted = shares.map(pick).sort((a, b) => a - b);
  console.log(`  ${name}: median ${percent(sorted[Math.floor(sorted.length / 2)]!)}, worst ${percent(sorted[0]!)}`);
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
