import type { KnowledgeCatalogue } from '../../../shared/knowledge/catalogue.ts';
import { compileTemplate } from '../../../shared/knowledge/templates/compile-template.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { readClaims, type Claim } from './claim.ts';

/** A file of knowledge-base/validation/incidents after YAML parsing. */
export interface IncidentFile {
  readonly path: string;
  readonly value: unknown;
}

/** What happened somewhere, as a model and as claims that the analysis of it has to meet. */
export interface Incident {
  readonly id: string;
  readonly title: string;
  readonly model: ModelRecords;
  readonly claims: readonly Claim[];
}

/** An incident as it is written. `base` names the template whose model it starts from. */
interface IncidentSource {
  readonly id: string;
  readonly title: string;
  readonly account: string;
  readonly sources: readonly string[];
  readonly base?: string;
  readonly assets?: Readonly<Record<string, { readonly type: string; readonly population?: string }>>;
  readonly relations?: readonly string[];
  readonly controls?: readonly string[];
  readonly levels?: readonly string[];
}
interface TemplateSource {
  readonly assets: Readonly<Record<string, unknown>>;
  readonly relations: readonly string[];
  readonly controls?: readonly unknown[];
  readonly levels?: readonly unknown[];
}

/** Reads an incident. Its model must type-check as a template's does; mistakes come back in words. */
export function readIncident(
  file: IncidentFile,
  catalogue: KnowledgeCatalogue,
  templates: ReadonlyMap<string, unknown>,
): { readonly incident: Incident | null; readonly mistakes: readonly string[] } {
  const source = file.value as IncidentSource;
  const mistakes: string[] = [];
  const base = source.base === undefined ? undefined : (templates.get(source.base) as TemplateSource | undefined);
  if (source.base !== undefined && base === undefined) mistakes.push(`there is no template ${source.base}`);
  const own = Object.entries(source.assets ?? {}).map(([id, asset]) => [id, { label: id, ...asset, at: [0, 0] }] as const);
  const compiled = compileTemplate(
    file.path,
    {
      id: source.id.toLowerCase(),
      catalogueId: 'M-00',
      title: source.title,
      story: source.account,
      questions: ['Does the analysis show what happened?'],
      sources: source.sources,
      reconstruction: 'Written from the public report.',
      expectedRisks: [],
      assets: { ...base?.assets, ...Object.fromEntries(own) },
      relations: [...new Set([...(base?.relations ?? []), ...(source.relations ?? [])])],
      controls: [...(base?.controls ?? []), ...(source.controls ?? []).map((line) => ({ ...atPlace(line), state: 'in-place' }))],
      levels: [...(base?.levels ?? []), ...(source.levels ?? []).map(levelAt)],
    },
    catalogue,
  );
  if (!compiled.ok) mistakes.push(...compiled.error.map(({ place, found, expected }) => `${place}: ${found}, expected ${expected}`));
  const claims = readClaims(source as unknown as Readonly<Record<string, unknown>>);
  mistakes.push(...claims.mistakes);
  if (!compiled.ok || mistakes.length > 0) return { incident: null, mistakes: mistakes.map((mistake) => `${file.path} ${mistake}`) };
  return { incident: { id: source.id, title: source.title, model: compiled.value.records, claims: claims.claims }, mistakes: [] };
}

/** `K-Patch @ gateway` */
const atPlace = (line: string): { readonly control: string; readonly asset: string } => {
  const [control = '', asset = ''] = line.split('@').map((part) => part.trim());
  return { control, asset };
};

/** `FlawFreedom @ pc low` */
const levelAt = (line: string): { readonly attribute: string; readonly asset: string; readonly level: string } => {
  const [attribute = '', , asset = '', level = ''] = line.trim().split(/\s+/);
  return { attribute, asset, level };
};
