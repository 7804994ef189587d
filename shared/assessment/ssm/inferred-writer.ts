import { csrRow, type Csr } from '../../base/csr.ts';
import { assetsOfNode, type Analysis } from '../../engine/analysis.ts';
import { COMMENT, CORE, RDF_TYPE, SYSTEM } from '../../knowledge/ssm/vocabulary.ts';
import { booleanTerm, quadLine, textTerm } from '../../knowledge/ssm/write-quads.ts';
import { describe, type DomainTexts } from './domain-texts.ts';
import type { SetNames } from './set-names.ts';

/** Collects the statements of an inferred graph, each once. */
export class InferredWriter {
  readonly lines = new Set<string>();
  readonly analysis: Analysis;
  readonly names: SetNames;
  private readonly texts: DomainTexts;
  private readonly graph: string;

  constructor(analysis: Analysis, names: SetNames, texts: DomainTexts, graph: string) {
    this.analysis = analysis;
    this.names = names;
    this.texts = texts;
    this.graph = graph;
  }

  /** A statement about anything, by its full IRI. */
  state(subject: string, predicate: string, object: string): void {
    this.lines.add(quadLine(subject, predicate, object, this.graph));
  }

  /** What people call a match: its pattern and its key assets. */
  matchLabel(match: number): string {
    const { knowledge, structure } = this.analysis;
    const pattern = knowledge.patterns[structure.matches.pattern[match]!]!;
    const keys = pattern.nodes.flatMap((node, place) => (node.kind === 'key' ? [...assetsOfNode(structure.matches, match, place)] : []));
    return [this.texts.label(pattern.id) ?? pattern.id, ...keys.map((asset) => structure.assets.labels[asset]!)].join('_');
  }

  /** The comment of a knowledge-base entry, about the assets of one match. */
  comment(name: string, entry: string, match: number): void {
    const comment = this.texts.comment(entry);
    if (comment === null) return;
    const { knowledge, structure } = this.analysis;
    const roles = knowledge.patterns[structure.matches.pattern[match]!]!.nodes.map((node, place) => ({
      label: this.texts.label(knowledge.roles[node.role]!.id) ?? knowledge.roles[node.role]!.id,
      assets: Array.from(assetsOfNode(structure.matches, match, place), (asset) => structure.assets.labels[asset]!),
      unique: node.kind === 'key' || node.kind === 'root',
    }));
    this.say(name, COMMENT, textTerm(describe(comment, roles)));
  }

  /** A statement about a thing of the system model. */
  say(name: string, predicate: string, object: string): void {
    this.state(SYSTEM + name, predicate, object);
  }
  /** The same with a predicate of the core vocabulary. */
  core(name: string, predicate: string, object: string): void {
    this.say(name, CORE + predicate, object);
  }
  type(name: string, type: string): void {
    this.say(name, RDF_TYPE, type);
  }
  /** Flags are stored only when they are set. */
  flag(name: string, predicate: string, value: number | undefined): void {
    if (value === 1) this.core(name, predicate, booleanTerm(true));
  }
  /** One statement for each thing of a row. */
  row(name: string, predicate: string, of: readonly string[], csr: Csr, row: number): void {
    for (const index of csrRow(csr, row)) this.core(name, predicate, SYSTEM + of[index]!);
  }
}
