import type { CompiledClass, CompiledKnowledge } from '../../shared/knowledge/compiled.ts';
import type {
  AttributeEntry,
  ClassEntry,
  ConsequenceEntry,
  ControlEntry,
  KnowledgeCatalogue,
  OutageEntry,
  QuantityEntry,
  RelationEntry,
  StrategyEntry,
  ThreatEntry,
} from '../../shared/knowledge/catalogue.ts';
import { hierarchyView } from '../../shared/knowledge/hierarchy-view.ts';
import type { ImpactLevel, Population, TrustLevel } from '../../shared/model/records.ts';

export type Shape = ClassEntry['shape'];
export interface AttributeHere {
  readonly entry: AttributeEntry;
  readonly level: TrustLevel;
}
export interface ConsequenceHere {
  readonly entry: ConsequenceEntry;
  readonly impact: ImpactLevel;
}

/** A time that assets of a class can state, with the usual value and why it is usual. */
export interface TimeHere {
  readonly entry: QuantityEntry;
  readonly usual: number;
  readonly reason: string;
}

/** What screens ask of the knowledge base: entries by id, hierarchies, and what a class can carry. */
export interface KnowledgeView {
  readonly catalogue: KnowledgeCatalogue;
  readonly compiled: CompiledKnowledge;
  class(id: string): ClassEntry | undefined;
  relation(id: string): RelationEntry | undefined;
  consequence(id: string): ConsequenceEntry | undefined;
  threat(id: string): ThreatEntry | undefined;
  control(id: string): ControlEntry | undefined;
  strategy(id: string): StrategyEntry | undefined;
  shapeOf(type: string): Shape;
  /** The class itself and everything above it, nearest first. */
  lineage(type: string): readonly string[];
  /** Assertable relations that the knowledge base allows from one class to another. */
  relationsBetween(from: string, to: string): readonly RelationEntry[];
  attributesAt(type: string): readonly AttributeHere[];
  consequencesAt(type: string, population: Population): readonly ConsequenceHere[];
  controlsAt(type: string): readonly ControlEntry[];
  timesAt(type: string): readonly TimeHere[];
  quantity(id: string): QuantityEntry | undefined;
  outage(id: string): OutageEntry | undefined;
}

const byId = <T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> => new Map(list.map((e) => [e.id, e]));

export function createKnowledgeView(compiled: CompiledKnowledge, catalogue: KnowledgeCatalogue): KnowledgeView {
  const classes = byId(catalogue.classes);
  const relations = byId(catalogue.relations);
  const attributes = byId(catalogue.attributes);
  const consequences = byId(catalogue.consequences);
  const threats = byId(catalogue.threats);
  const controls = byId(catalogue.controls);
  const strategies = byId(catalogue.strategies);
  const compiledClasses = byId<CompiledClass>(compiled.classes);
  const quantities = byId(catalogue.quantities ?? []);
  const outages = byId(catalogue.outages ?? []);
  const classIndex = new Map(compiled.classes.map((entry, index) => [entry.id, index]));
  const hierarchy = hierarchyView(catalogue.classes);
  const pairs = new Map<string, readonly RelationEntry[]>();

  const fits = (type: string, allowed: readonly string[]) => allowed.length === 0 || allowed.some((one) => hierarchy.isA(type, one));

  return {
    catalogue,
    compiled,
    class: (id) => classes.get(id),
    relation: (id) => relations.get(id),
    consequence: (id) => consequences.get(id),
    threat: (id) => threats.get(id),
    control: (id) => controls.get(id),
    strategy: (id) => strategies.get(id),
    shapeOf: (type) => classes.get(type)?.shape ?? 'asset',
    lineage: (type) => hierarchy.lineage(type),
    relationsBetween(from, to) {
      const key = `${from}|${to}`;
      const known = pairs.get(key);
      if (known) return known;
      const list = catalogue.relations.filter((r) => r.assertable && fits(from, r.domain) && fits(to, r.range));
      pairs.set(key, list);
      return list;
    },
    attributesAt(type) {
      const here: AttributeHere[] = [];
      for (const { attribute, level } of compiledClasses.get(type)?.attributes ?? []) {
        const entry = attributes.get(compiled.attributes[attribute]?.id ?? '');
        // What a domain model hides from people (members, technical types) is not asked of them either.
        if (entry && compiled.attributes[attribute]?.visible) here.push({ entry, level: compiled.scales.trust[level] as TrustLevel });
      }
      return here;
    },
    consequencesAt(type, population) {
      const size = compiled.scales.population.indexOf(population);
      const top = compiled.scales.impact.length - 1;
      const here: ConsequenceHere[] = [];
      for (const { consequence, impact, impactByPopulation } of compiledClasses.get(type)?.consequences ?? []) {
        const entry = consequences.get(compiled.consequences[consequence]?.id ?? '');
        const scaled = Math.max(0, Math.min(top, impact + (impactByPopulation?.[size] ?? 0)));
        if (entry && compiled.consequences[consequence]?.visible)
          here.push({ entry, impact: compiled.scales.impact[scaled] as ImpactLevel });
      }
      return here;
    },
    quantity: (id) => quantities.get(id),
    outage: (id) => outages.get(id),
    timesAt(type) {
      const { times } = compiled;
      return (times?.defaults[classIndex.get(type) ?? -1] ?? []).flatMap(({ quantity, value }) => {
        const entry = quantities.get(times?.quantities[quantity]?.id ?? '');
        if (!entry) return [];
        // The nearest class of which something is said; the class itself comes first in its lineage.
        const rule = hierarchy.lineage(type).flatMap((id) => entry.defaultAt.filter((one) => one.class === id && one.value === value))[0];
        return [{ entry, usual: value, reason: rule?.reason ?? entry.defaultReason }];
      });
    },
    controlsAt(type) {
      const here: ControlEntry[] = [];
      for (const { control } of compiledClasses.get(type)?.controls ?? []) {
        const entry = controls.get(compiled.controls[control]?.id ?? '');
        if (entry && compiled.controls[control]?.visible) here.push(entry);
      }
      return here.sort((a, b) => a.title.localeCompare(b.title, catalogue.language ?? 'en'));
    },
  };
}
