import { csrRow } from '../../base/csr.ts';
import type { CompiledConstruction } from '../../knowledge/compiled.ts';
import { CORE, DOMAIN, LABEL, SYSTEM } from '../../knowledge/ssm/vocabulary.ts';
import { integerTerm, textTerm } from '../../knowledge/ssm/write-quads.ts';
import type { InferredWriter } from './inferred-writer.ts';

/** Inferred assets, with their places on a canvas. */
export function writeAssets(out: InferredWriter): void {
  const { knowledge, structure } = out.analysis;
  const { assets } = structure;
  for (let at = assets.asserted; at < assets.count; at++) {
    const id = assets.ids[at]!;
    out.type(id, DOMAIN + knowledge.classes[assets.classes[at]!]!.id);
    out.say(id, LABEL, textTerm(assets.labels[at]!));
    out.core(id, 'hasID', textTerm(out.names.assetId[at]!));
    out.core(id, 'population', DOMAIN + knowledge.scales.population[assets.populations[at]!]!);
    out.core(id, 'minCardinality', integerTerm(1));
    out.core(id, 'maxCardinality', integerTerm(1));
    const by = knowledge.constructions[assets.createdBy[at]!];
    if (by === undefined) continue;
    out.core(id, 'createdByPattern', DOMAIN + by.id);
    display(out, id, by, assets.classes[at]!, csrRow(assets.includes, at));
  }
}

/** Where a canvas shows an inferred asset, as far as the assets that it is named after tell. */
function display(out: InferredWriter, id: string, by: CompiledConstruction, classNumber: number, includes: Int32Array): void {
  const { knowledge, structure } = out.analysis;
  const node = by.nodes.find((candidate) => candidate.class === classNumber && candidate.includes.length === includes.length);
  if (node === undefined) return;
  const at = (role: number | undefined): string | null => {
    const place = role === undefined ? -1 : node.includes.indexOf(role);
    return place < 0 ? null : SYSTEM + structure.assets.ids[includes[place]!]!;
  };
  const asset = at(node.displayedAtRole);
  if (asset !== null) out.core(id, 'displayedAtAsset', asset);
  const link = node.displayedAtLink;
  const [from, to] = [at(link?.from), at(link?.to)];
  if (link === undefined || from === null || to === null) return;
  out.core(id, 'displayedAtRelationFrom', from);
  out.core(id, 'displayedAtRelationTo', to);
  out.core(id, 'displayedAtRelationType', DOMAIN + knowledge.relations[link.relation]!.id);
}

/** Inferred relations, and the cardinalities of all. */
export function writeRelations(out: InferredWriter): void {
  const { knowledge, structure } = out.analysis;
  const { relations, assets } = structure;
  for (let i = 0; i < relations.count; i++) {
    const [from, to] = [relations.from[i]!, relations.to[i]!];
    const type = knowledge.relations[relations.relation[i]!]!.id;
    const name = `${out.names.assetId[from]!}-${type}-${out.names.assetId[to]!}`;
    if (relations.inferred[i] === 1) {
      out.type(name, `${CORE}CardinalityConstraint`);
      out.core(name, 'linksFrom', SYSTEM + assets.ids[from]!);
      out.core(name, 'linksTo', SYSTEM + assets.ids[to]!);
      out.core(name, 'linkType', DOMAIN + type);
      out.say(assets.ids[from]!, DOMAIN + type, SYSTEM + assets.ids[to]!);
    }
    const more = assets.populations[from]! - assets.populations[to]!;
    out.core(name, 'sourceCardinality', integerTerm(more > 0 ? -1 : 1));
    out.core(name, 'targetCardinality', integerTerm(more < 0 ? -1 : 1));
  }
}
