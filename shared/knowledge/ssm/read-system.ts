import type { CompiledKnowledge } from '../compiled.ts';
import type { QuadTable } from './read-quads.ts';
import { readSettings, type SsmSettings } from './read-settings.ts';
import { viewQuads, type QuadView } from './quad-view.ts';
import { CORE, DOMAIN, LABEL, localName, RDF_TYPE, SYSTEM } from './vocabulary.ts';

/** A system model as its file holds it: what people asserted, and views on what was computed. */
export interface SsmSystem {
  /** IRI of the asserted graph, which is the model's IRI. */
  readonly model: string;
  readonly asserted: QuadView;
  readonly inferred: QuadView;
  readonly ui: QuadView;
  readonly title: string;
  readonly mode: 'current' | 'future';
  readonly assets: readonly SsmAsset[];
  readonly links: readonly SsmLink[];
  readonly settings: SsmSettings;
}
export interface SsmAsset {
  /** Local name of the asset's URI. */
  readonly id: string;
  readonly label: string;
  readonly class: number;
  readonly population: number;
}
/** An asserted relation of a system model, between assets by their IRI. */
export interface SsmLink {
  /** Local name of the link record. */
  readonly name: string;
  readonly from: string;
  readonly relation: number;
  readonly to: string;
}

const COMPANIONS = ['/inf', '/ui', '/meta'];

/** Splits a system file into its graphs and reads assets and relations (clauses 2.1 and 3.1). */
export function readSystem(table: QuadTable, knowledge: CompiledKnowledge): SsmSystem {
  const model = modelGraph(table);
  const graph = (suffix: string): QuadView => viewQuads(table, (name) => name === model + suffix);
  const asserted = graph('');
  const assets = readAssets(asserted, knowledge);
  return {
    model,
    asserted,
    inferred: graph('/inf'),
    ui: graph('/ui'),
    title: asserted.text(model, LABEL) ?? localName(model),
    mode: asserted.text(model, `${CORE}riskCalculationMode`) === 'CURRENT' ? 'current' : 'future',
    assets,
    links: readLinks(asserted, knowledge),
    settings: readSettings(asserted, knowledge),
  };
}

/** The graph that is an ontology and has the others as companions: the shortest name among those in use. */
function modelGraph(table: QuadTable): string {
  const names = new Set<string>();
  for (let i = 0; i < table.count; i++) if (table.graph[i]! >= 0) names.add(table.terms[table.graph[i]!]!);
  const bases = [...names].filter((name) => !COMPANIONS.some((suffix) => name.endsWith(suffix)));
  return bases.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0] ?? [...names][0]?.replace(/\/(inf|ui|meta)$/, '') ?? '';
}

/** Assets of a graph: subjects typed with a class of the domain model. */
export function readAssets(view: QuadView, knowledge: CompiledKnowledge): SsmAsset[] {
  const classes = new Map(knowledge.classes.map((entry, i) => [entry.id, i] as const));
  const populations = new Map(knowledge.scales.population.map((id, i) => [id, i] as const));
  const assets: SsmAsset[] = [];
  for (const subject of view.subjects()) {
    if (!subject.startsWith(SYSTEM)) continue;
    const type = view.all(subject, RDF_TYPE).find((iri) => iri.startsWith(DOMAIN) && classes.has(localName(iri)));
    if (type === undefined) continue;
    const population = populations.get(localName(view.one(subject, `${CORE}population`) ?? ''));
    assets.push({
      id: localName(subject),
      label: view.text(subject, LABEL) ?? localName(subject),
      class: classes.get(localName(type))!,
      population: population ?? populationOfCardinality(view.integer(subject, `${CORE}maxCardinality`), knowledge),
    });
  }
  return assets;
}

/** Older files give a maximum number instead of a population (clause 3.1). */
function populationOfCardinality(max: number | null, knowledge: CompiledKnowledge): number {
  if (max === null || max === 0 || max === 1) return 0;
  return Math.min(max > 1 ? 1 : 2, knowledge.scales.population.length - 1);
}

/** Relations of a graph, from their link records; a record without both ends or a type is dropped (clause 3.1). */
export function readLinks(view: QuadView, knowledge: CompiledKnowledge): SsmLink[] {
  const relations = new Map(knowledge.relations.map((entry, i) => [entry.id, i] as const));
  const links: SsmLink[] = [];
  for (const subject of view.ofType(`${CORE}CardinalityConstraint`)) {
    const from = view.one(subject, `${CORE}linksFrom`);
    const to = view.one(subject, `${CORE}linksTo`);
    const relation = relations.get(localName(view.one(subject, `${CORE}linkType`) ?? ''));
    if (from !== null && to !== null && relation !== undefined)
      links.push({ name: localName(subject), from: localName(from), relation, to: localName(to) });
  }
  return links;
}
