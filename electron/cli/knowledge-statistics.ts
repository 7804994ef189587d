import type { KnowledgeCatalogue } from '../../shared/knowledge/catalogue.ts';
import type { CompiledKnowledge } from '../../shared/knowledge/compiled.ts';

export type KnowledgeStatistics = ReturnType<typeof knowledgeStatistics>;

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
    translations: catalogue.translations ?? {},
  };
}
