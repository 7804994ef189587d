import type { Analysis } from '../../engine/analysis.ts';
import type { SystemInput } from '../../engine/input.ts';
import type { SsmSystem } from '../../knowledge/ssm/read-system.ts';
import { CORE, DOMAIN, LABEL, OWL_ONTOLOGY, RDF_TYPE, SYSTEM } from '../../knowledge/ssm/vocabulary.ts';
import { booleanTerm, textTerm } from '../../knowledge/ssm/write-quads.ts';
import type { DomainTexts } from './domain-texts.ts';
import { InferredWriter } from './inferred-writer.ts';
import type { SetNames } from './set-names.ts';
import { writeAssets, writeRelations } from './write-inferred-assets.ts';
import { writeSets } from './write-inferred-sets.ts';
import { writeMatches, writeStrategies, writeThreats } from './write-inferred-threats.ts';

const KEPT = [LABEL, 'http://purl.org/dc/terms/created', 'http://purl.org/dc/terms/modified'];

/** Everything that an analysis computed, as statements of the inferred graph of a system model (clauses 2.1 and 4.7). */
export function inferredGraph(
  analysis: Analysis,
  names: SetNames,
  texts: DomainTexts,
  system: SsmSystem,
  mode: SystemInput['mode'],
): string[] {
  const out = new InferredWriter(analysis, names, texts, `${system.model}/inf`);
  const kept = KEPT.flatMap((predicate) => system.inferred.all(system.model, predicate).map((object) => [predicate, object] as const));
  writeModel(out, system.model, mode, kept);
  writeAssets(out);
  writeRelations(out);
  writeSets(out);
  writeMatches(out);
  writeThreats(out);
  writeStrategies(out);
  return [...out.lines];
}

/** `kept`: what the file said of the model itself and no analysis computes (its name, when it was made). */
function writeModel(
  out: InferredWriter,
  model: string,
  mode: SystemInput['mode'],
  kept: readonly (readonly [predicate: string, object: string])[],
): void {
  const { knowledge, levels } = out.analysis;
  out.state(SYSTEM.slice(0, -1), RDF_TYPE, OWL_ONTOLOGY);
  out.state(SYSTEM.slice(0, -1), `${CORE}domainVersion`, textTerm(knowledge.version));
  for (const [predicate, object] of kept) out.state(model, predicate, object);
  out.state(model, `${CORE}hasRisk`, DOMAIN + knowledge.scales.risk[levels.overallRisk]!);
  out.state(model, `${CORE}risksValid`, booleanTerm(true));
  out.state(model, `${CORE}riskCalculationMode`, textTerm(mode.toUpperCase()));
}
