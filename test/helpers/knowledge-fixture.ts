import type { ClassEntry, KnowledgeCatalogue, RelationEntry } from '../../shared/knowledge/catalogue.ts';
import type { CompiledKnowledge } from '../../shared/knowledge/compiled.ts';
import { createKnowledgeView } from '../../renderer/engine-client/knowledge-view.ts';

const entry = (id: string, parents: string[], shape: ClassEntry['shape'] = 'asset', assertable = true): ClassEntry => ({
  id,
  label: id.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase(),
  description: '',
  group: 'All',
  parents,
  assertable,
  icon: '',
  shape,
  source: '',
});
const relation = (id: string, domain: string[], range: string[], assertable = true): RelationEntry => ({
  id,
  label: id,
  description: '',
  domain,
  range,
  parents: [],
  assertable,
});

/** A knowledge base just large enough for the canvas: devices, people, networks, rooms and zones. */
export function knowledgeForCanvas() {
  const catalogue: KnowledgeCatalogue = {
    format: 'cordon-catalogue/1',
    id: 'test',
    version: '1',
    title: 'Test',
    classes: [
      entry('Asset', [], 'asset', false),
      entry('Host', ['Asset']),
      entry('InfusionPump', ['Host']),
      entry('Patient', ['Asset']),
      entry('Network', ['Asset'], 'network'),
      entry('NetworkZone', ['Network'], 'zone'),
      entry('Space', ['Asset'], 'space'),
      entry('Ward', ['Space'], 'space'),
      entry('Law', []),
    ],
    relations: [
      relation('connectedTo', ['Host'], ['Network']),
      relation('conduitTo', ['Network'], ['Network']),
      relation('attachedTo', ['Host'], ['Patient']),
      relation('locatedIn', ['Asset'], ['Space']),
      relation('partOf', ['Space'], ['Space']),
      relation('inZone', ['Asset'], ['NetworkZone']),
      relation('reaches', ['Network'], ['Network'], false),
    ],
    attributes: [],
    consequences: [],
    agents: [],
    threats: [],
    controls: [],
    strategies: [],
    templates: [],
    bibliography: [],
  };
  // Only the parts that the view reads; the rest of the compiled form is the engine's.
  const compiled = {
    classes: [],
    attributes: [],
    consequences: [],
    controls: [],
    scales: { trust: [], impact: [], population: [] },
  } as unknown as CompiledKnowledge;
  return createKnowledgeView(compiled, catalogue);
}
