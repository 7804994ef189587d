import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Problem, Result } from '../../shared/base/result.ts';
import type { SsmStage } from '../../shared/assessment/ssm/analyse-system.ts';
import { REFERENCE_BEHAVIOUR } from '../../shared/knowledge/behaviour.ts';
import type { CompiledKnowledge } from '../../shared/knowledge/compiled.ts';
import { compileDomain } from '../../shared/knowledge/ssm/compile-domain.ts';
import { viewQuads, type QuadView } from '../../shared/knowledge/ssm/quad-view.ts';
import { readQuadFile } from '../../shared/knowledge/ssm/read-quad-file.ts';
import type { QuadTable } from '../../shared/knowledge/ssm/read-quads.ts';

/** Domain models, system models and results of the reference lie beside the repository; a clone may not have them. */
const FOLDER = fileURLToPath(new URL('../../../shared/conformance/', import.meta.url));

/** A domain model and a system model with the reference's results. */
export interface ConformancePair {
  readonly id: string;
  readonly domain: string;
  readonly system: string;
  readonly mode: 'current' | 'future';
  readonly stage: SsmStage;
  readonly threats: number;
  readonly inferredAssets: number;
}

/** All pairs, or none, with the reason printed. */
export function conformancePairs(): readonly ConformancePair[] {
  const list = `${FOLDER}pairs.json`;
  if (existsSync(list)) return JSON.parse(readFileSync(list, 'utf8')) as ConformancePair[];
  console.warn(`Skipped: ${list} is not there, so nothing can be compared with the reference's own results.`);
  return [];
}

const bytesOf = (path: string): Uint8Array => readFileSync(FOLDER + path);
const orThrow = <T>(result: Result<T, Problem[]>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

export const readQuadsOf = (path: string): QuadTable => orThrow(readQuadFile(bytesOf(path), path));

export interface ReadDomain {
  readonly view: QuadView;
  readonly knowledge: CompiledKnowledge;
}
const domains = new Map<string, ReadDomain>();
/** A domain model, compiled once for all its pairs. */
export function domainOf(path: string): ReadDomain {
  let known = domains.get(path);
  if (known === undefined) {
    const view = viewQuads(readQuadsOf(path));
    domains.set(path, (known = { view, knowledge: compileDomain(view, path, REFERENCE_BEHAVIOUR) }));
  }
  return known;
}

/** What the golden files hold, as far as tests read it. */
export interface Golden {
  readonly info: { readonly domainVersion: string };
  readonly attackPaths?: Readonly<Record<'allPaths' | 'shortestPath', Readonly<Record<string, GoldenTree>>>> & {
    readonly targets: readonly string[];
  };
  readonly [list: string]: unknown;
}
export interface GoldenTree {
  readonly threats: Readonly<Record<string, number>>;
  readonly misbehaviours: Readonly<Record<string, number>>;
  readonly twas: Readonly<Record<string, number>>;
  readonly links: readonly unknown[];
}
export const goldenOf = (id: string): Golden => JSON.parse(gunzipSync(bytesOf(`golden/${id}.json.gz`)).toString('utf8')) as Golden;

type Entry = Readonly<Record<string, unknown>> & { readonly uri: string };
/** Fields that depend on the reference's hash order or that only say where a value came from. */
const NOT_COMPARED: Readonly<Record<string, readonly string[]>> = {
  threats: ['threatens', 'label'],
  inferredAssets: ['label', 'createdByPattern', 'minCardinality', 'maxCardinality'],
  controlSets: ['userAsserted', 'coverageUserAsserted'],
  misbehaviourSets: ['impactUserAsserted', 'visible'],
  trustworthinessAttributeSets: ['userAsserted'],
};
const LISTS = [
  'inferredAssets',
  'inferredRelations',
  'controlSets',
  'misbehaviourSets',
  'trustworthinessAttributeSets',
  'controlStrategies',
  'threats',
];
/** Written only where set, so their absence everywhere means something. */
const SPARSE = [
  'isExternalCause',
  'isNormalOpEffect',
  'isInitialCause',
  'isRootCause',
  'isTriggered',
  'triggeredBy',
  'mitigatedBy',
  'blockedBy',
  'causedBy',
  'causesThreat',
  'causesDirectMisbehaviour',
  'causesIndirectMisbehaviour',
  'causesIndirectThreat',
  'hasMin',
  'hasMax',
  'minOf',
  'maxOf',
  'triggers',
  'mitigates',
  'optionalCS',
];

/** Differences between results and a golden file, one line each; lists count as sets. */
export function differences(golden: Golden, found: Readonly<Record<string, unknown>>): string[] {
  const lines: string[] = [];
  for (const list of LISTS) {
    const want = byUri(golden[list]);
    const got = byUri(found[list]);
    const fields = new Set([...SPARSE, ...[...want.values()].flatMap((entry) => Object.keys(entry))]);
    for (const field of NOT_COMPARED[list] ?? []) fields.delete(field);
    for (const uri of got.keys()) if (!want.has(uri)) lines.push(`${list}: ${uri} is not in the reference`);
    for (const [uri, entry] of want) {
      const other = got.get(uri);
      if (other === undefined) lines.push(`${list}: ${uri} is missing`);
      else
        for (const field of fields)
          if (canonical(entry[field]) !== canonical(other[field]))
            lines.push(`${list}: ${uri} ${field}: ${canonical(entry[field])} is expected, not ${canonical(other[field])}`);
    }
  }
  for (const key of ['overallRisk', 'riskVectorAll'])
    if (canonical(golden[key]) !== canonical(found[key])) lines.push(`${key}: ${canonical(found[key])}`);
  return lines;
}

const byUri = (list: unknown): Map<string, Entry> =>
  new Map(((list as Entry[] | undefined) ?? []).map((entry) => [entry.uri, entry] as const));

function canonical(value: unknown): string {
  if (value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0)) return '';
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join()}]`;
  if (typeof value === 'object')
    return `{${Object.entries(value)
      .map(([key, field]) => `${key}:${canonical(field)}`)
      .sort()
      .join()}}`;
  return JSON.stringify(value);
}
