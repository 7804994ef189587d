import type { CompiledScales } from '../../knowledge/compiled.ts';
import { askedPlace, placesOf } from '../../knowledge/ssm/place-assets.ts';
import { viewQuads, type QuadView } from '../../knowledge/ssm/quad-view.ts';
import { readQuads, type QuadTable } from '../../knowledge/ssm/read-quads.ts';
import { setToken } from '../../knowledge/ssm/set-token.ts';
import { readSsmExtra } from '../../knowledge/ssm/ssm-extra.ts';
import { CORE, DOMAIN, LABEL, OWL_ONTOLOGY, RDF_TYPE, SYSTEM, localName } from '../../knowledge/ssm/vocabulary.ts';
import { booleanTerm, integerTerm, quadLine, textTerm } from '../../knowledge/ssm/write-quads.ts';
import { readGroups } from '../../model/asset-groups.ts';
import { IMPACTS, POPULATIONS, TRUST_LEVELS, type ModelRecords } from '../../model/records.ts';

const LINK = `${CORE}CardinalityConstraint`;
const ROOT = CORE.slice(0, -'core#'.length);

/**
 * A model as the file of a system model: asserted statements and picture, without the computed graph. Statements of the
 * file that the model came from stay as they were wherever the records say nothing else, so that nothing is lost.
 * `scales` are the domain model's own level names.
 */
export function writeSystem(model: ModelRecords, scales: CompiledScales): string {
  const extra = readSsmExtra(model.header);
  const read = readQuads(extra?.statements ?? '', model.header.title);
  const graph = extra?.model || `http://it-innovation.soton.ac.uk/system/${model.header.id.replaceAll('-', '').slice(0, 24)}`;
  const writer = new SystemWriter(model, scales, graph, read.ok && read.value.count > 0 ? read.value : null);
  return writer.text();
}

class SystemWriter {
  readonly #model: ModelRecords;
  readonly #scales: CompiledScales;
  readonly #graph: string;
  readonly #lines = new Set<string>();
  /** Subjects that were assets or relations of the file, by local name, and are gone. */
  readonly #gone = new Set<string>();
  /** Relations that became records, as the direct statements that go with their links. */
  readonly #oldTriples = new Set<string>();
  readonly #taken: ReadonlySet<string>;
  readonly #writtenSets: ReadonlySet<string>;
  readonly #before: QuadView | null;
  readonly #ui: QuadView | null;

  constructor(model: ModelRecords, scales: CompiledScales, graph: string, table: QuadTable | null) {
    this.#model = model;
    this.#scales = scales;
    this.#graph = graph;
    this.#before = table === null ? null : viewQuads(table, (name) => name === graph);
    this.#ui = table === null ? null : viewQuads(table, (name) => name === `${graph}/ui`);
    this.#taken = new Set(readSsmExtra(model.header)?.taken);
    this.#writtenSets = setNames(model);
    if (this.#before !== null) this.#findGone(this.#before);
    if (table !== null) this.#keep(table);
    this.#header();
    this.#assets();
    this.#relations();
    this.#settings();
    this.#places();
  }

  text(): string {
    return [...this.#lines].join('');
  }

  #add(subject: string, predicate: string, object: string, graph = this.#graph): void {
    this.#lines.add(quadLine(subject, predicate, object, graph));
  }

  /** What became a record when the file was read and is no record any more. What never became one stays in the file. */
  #findGone(before: QuadView): void {
    const { assets, relations } = this.#model;
    for (const name of this.#taken) {
      const types = before.all(SYSTEM + name, RDF_TYPE);
      const isGone = types.includes(LINK) ? relations[name] === undefined : types.length > 0 && assets[name] === undefined;
      if (isGone) this.#gone.add(name);
      if (types.includes(LINK)) {
        const end = (predicate: string): string => before.one(SYSTEM + name, CORE + predicate) ?? '';
        this.#oldTriples.add(`${end('linksFrom')} ${end('linkType')} ${end('linksTo')}`);
      }
    }
  }

  /** Everything of the file that the records do not write themselves. */
  #keep(table: QuadTable): void {
    const term = (number: number): string => (number < 0 ? '' : table.terms[number]!);
    for (let i = 0; i < table.count; i++) {
      const subject = term(table.subject[i]!);
      const predicate = term(table.predicate[i]!);
      const object = term(table.object[i]!);
      if (!this.#isOwned(subject, predicate, object)) this.#add(subject, predicate, object, term(table.graph[i]!));
    }
  }

  #isOwned(subject: string, predicate: string, object: string): boolean {
    if (object.startsWith(SYSTEM) && this.#gone.has(localName(object))) return true;
    if (!subject.startsWith(SYSTEM)) return false;
    const name = localName(subject);
    if (this.#gone.has(name)) return true;
    if (this.#model.assets[name] !== undefined)
      return (
        predicate === LABEL ||
        predicate === `${CORE}population` ||
        predicate === `${CORE}positionX` ||
        predicate === `${CORE}positionY` ||
        this.#oldTriples.has(`${subject} ${predicate} ${object}`) ||
        (predicate === RDF_TYPE && object.startsWith(DOMAIN))
      );
    if (this.#model.relations[name] !== undefined)
      return predicate === `${CORE}linksFrom` || predicate === `${CORE}linksTo` || predicate === `${CORE}linkType`;
    const isSetting = [`${CORE}isProposed`, `${CORE}hasAssertedLevel`, `${CORE}hasImpactLevel`].includes(predicate);
    return isSetting && (this.#taken.has(name) || this.#writtenSets.has(name));
  }

  #header(): void {
    const { header } = this.#model;
    if (this.#before?.ofType(OWL_ONTOLOGY).includes(this.#graph)) return;
    this.#add(this.#graph, RDF_TYPE, OWL_ONTOLOGY);
    this.#add(this.#graph, LABEL, textTerm(header.title));
    this.#add(this.#graph, `${CORE}domainGraph`, ROOT + header.knowledgeBase.id);
  }

  #assets(): void {
    for (const { id, type, label, population } of byId(this.#model.assets)) {
      const at = Math.min(POPULATIONS.indexOf(population), this.#scales.population.length - 1);
      this.#add(SYSTEM + id, RDF_TYPE, DOMAIN + type);
      this.#add(SYSTEM + id, LABEL, textTerm(label));
      this.#add(SYSTEM + id, `${CORE}population`, DOMAIN + this.#scales.population[at]!);
      if (!this.#before?.text(SYSTEM + id, `${CORE}hasID`)) this.#add(SYSTEM + id, `${CORE}hasID`, textTerm(setToken(id)));
    }
  }

  #relations(): void {
    for (const { id, from, type, to } of byId(this.#model.relations)) {
      // A line drawn here has an id of its own kind; the file names a link by its ends.
      const isOld = this.#before?.ofType(LINK).includes(SYSTEM + id) === true;
      const subject = SYSTEM + (isOld ? id : `${setToken(from)}-${type}-${setToken(to)}`);
      this.#add(subject, RDF_TYPE, LINK);
      this.#add(subject, `${CORE}linksFrom`, SYSTEM + from);
      this.#add(subject, `${CORE}linkType`, DOMAIN + type);
      this.#add(subject, `${CORE}linksTo`, SYSTEM + to);
      this.#add(SYSTEM + from, DOMAIN + type, SYSTEM + to);
    }
  }

  /** Only what is in place is proposed there; plans have no place in such a file. */
  #settings(): void {
    for (const { asset, control, state } of Object.values(this.#model.controls)) {
      const subject = `${SYSTEM}CS-${control}-${setToken(asset)}`;
      if (state === 'in-place') this.#add(subject, `${CORE}isProposed`, booleanTerm(true));
      else if (this.#before?.one(subject, `${CORE}isProposed`)) this.#add(subject, `${CORE}isProposed`, booleanTerm(false));
    }
    // Switched off here, or never on: said as plainly as the file said it.
    const tokens = new Set(Object.keys(this.#model.assets).map(setToken));
    for (const set of this.#taken) {
      if (!set.startsWith('CS-') || this.#writtenSets.has(set) || !tokens.has(set.slice(set.lastIndexOf('-') + 1))) continue;
      if (this.#before?.one(SYSTEM + set, `${CORE}isProposed`)) this.#add(SYSTEM + set, `${CORE}isProposed`, booleanTerm(false));
    }
    const level = (names: readonly string[], all: readonly string[], wanted: string, from: number): string | undefined =>
      names[all.indexOf(wanted) - (names.length < all.length ? from : 0)];
    for (const record of Object.values(this.#model.levels)) {
      if ('consequence' in record) {
        const name = level(this.#scales.impact, IMPACTS, record.impact, 1);
        if (name !== undefined)
          this.#add(`${SYSTEM}MS-${record.consequence}-${setToken(record.asset)}`, `${CORE}hasImpactLevel`, DOMAIN + name);
      } else {
        const name = level(this.#scales.trust, TRUST_LEVELS, record.level, 0);
        if (name !== undefined)
          this.#add(`${SYSTEM}TWAS-${record.attribute}-${setToken(record.asset)}`, `${CORE}hasAssertedLevel`, DOMAIN + name);
      }
    }
  }

  /** The file's own coordinates where nothing was moved; else all anew, so that the picture keeps one scale. */
  #places(): void {
    const diagram = Object.values(this.#model.diagrams)[0];
    if (diagram === undefined) return;
    const ids = Object.keys(this.#model.assets);
    const ui = this.#ui;
    const asked = new Map(ids.map((id) => [id, ui === null ? null : askedPlace(ui, id)] as const));
    const read = ui === null ? null : placesOf(ui, ids);
    const isUnmoved = ids.every((id) => {
      const [was, is] = [read?.get(id), diagram.nodes[id]];
      return asked.get(id) !== null && was !== undefined && is !== undefined && was.x === is.x && was.y === is.y;
    });
    const known = [...asked.values()].filter((place) => place !== null);
    const left = known.length === 0 ? 0 : Math.min(...known.map((place) => place.x));
    const top = known.length === 0 ? 0 : Math.min(...known.map((place) => place.y));
    for (const id of ids) {
      const node = diagram.nodes[id];
      const place = isUnmoved ? asked.get(id) : node === undefined ? null : { x: Math.round(left + node.x), y: Math.round(top + node.y) };
      if (!place) continue;
      this.#add(SYSTEM + id, `${CORE}positionX`, integerTerm(place.x), `${this.#graph}/ui`);
      this.#add(SYSTEM + id, `${CORE}positionY`, integerTerm(place.y), `${this.#graph}/ui`);
    }
    for (const group of readGroups(diagram)) {
      for (const asset of group.assets)
        if (this.#model.assets[asset] !== undefined) this.#add(SYSTEM + group.id, `${CORE}hasAsset`, SYSTEM + asset, `${this.#graph}/ui`);
    }
  }
}

/** The sets at which the records say something. */
const setNames = ({ controls, levels }: ModelRecords): ReadonlySet<string> =>
  new Set([
    ...Object.values(controls).map(({ asset, control }) => `CS-${control}-${setToken(asset)}`),
    ...Object.values(levels).map((level) =>
      'consequence' in level ? `MS-${level.consequence}-${setToken(level.asset)}` : `TWAS-${level.attribute}-${setToken(level.asset)}`,
    ),
  ]);

const byId = <T extends { readonly id: string }>(table: Readonly<Record<string, T>>): T[] =>
  Object.values(table).sort((a, b) => (a.id < b.id ? -1 : 1));
