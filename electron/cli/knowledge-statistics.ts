import { citesInGeneral } from '../../shared/knowledge/browse/citation.ts';
import type { KnowledgeCatalogue } from '../../shared/knowledge/catalogue.ts';
import type { CompiledKnowledge } from '../../shared/knowledge/compiled.ts';

/** How exactly the threats say where in a source it stands. */
function citations({ threats, bibliography }: KnowledgeCatalogue) {
  const sources = new Map(bibliography.map((source) => [source.id, source]));
  const lines = threats.flatMap((threat) => threat.sources);
  const inGeneral = lines.filter((line) => citesInGeneral(line, sources.get(line.trim()))).length;
  const whole = lines.filter((line) => sources.has(line.trim())).length - inGeneral;
  return { withPlace: lines.length - whole - inGeneral, wholeShortWork: whole, inGeneral };
}

/** How much there is of everything in a knowledge base. */
export function knowledgeStatistics(compiled: CompiledKnowledge, catalogue: KnowledgeCatalogue) {
  const blocked = new Set(catalogue.strategies.flatMap((strategy) => strategy.blocks));
  return {
    id: catalogue.id,
    version: catalogue.version,
    sha256: compiled.sha256,
    classes: catalogue.classes.length,
    relations: catalogue.relations.filter((relation) => relation.assertable).length,
    inferredRelations: catalogue.relations.filter((relation) => !relation.assertable).length,
    attributes: catalogue.attributes.length,
    consequences: catalogue.consequences.length,
    agents: catalogue.agents.length,
    threats: catalogue.threats.length,
    threatsByGroup: Object.fromEntries(
      [...new Set(catalogue.threats.map((threat) => threat.group))].map((group) => [
        group,
        catalogue.threats.filter((threat) => threat.group === group).length,
      ]),
    ),
    secondaryThreats: catalogue.threats.filter((threat) => threat.secondary).length,
    threatsBlocked: catalogue.threats.filter((threat) => blocked.has(threat.id)).length,
    controls: catalogue.controls.length,
    combinedStrategies: catalogue.strategies.filter((strategy) => strategy.combined).length,
    singleControlStrategies: catalogue.strategies.filter((strategy) => !strategy.combined).length,
    constructions: compiled.constructions.length,
    templates: catalogue.templates.length,
    sources: catalogue.bibliography.length,
    citations: citations(catalogue),
    unreviewed: {
      threats: catalogue.threats.filter((threat) => threat.unreviewed).length,
      controls: catalogue.controls.filter((control) => control.unreviewed).length,
    },
    // Listed at a threat without lowering it by a level alone: they deter, detect or limit what follows.
    placementsThatOnlyHelp:
      catalogue.strategies.filter((strategy) => !strategy.combined).reduce((sum, { helpsOnly = [] }) => sum + helpsOnly.length, 0) +
      catalogue.threats.reduce((sum, { helpsWithoutLowering = [] }) => sum + helpsWithoutLowering.length, 0),
    translations: catalogue.translations ?? {},
  };
}
