import type {
  AttributeEntry,
  ClassEntry,
  ConsequenceEntry,
  ControlEntry,
  KnowledgeCatalogue,
  RelationEntry,
  StrategyEntry,
  ThreatEntry,
} from '../catalogue.ts';
import type { AtRole, CompiledKnowledge, CompiledLink, CompiledPattern } from '../compiled.ts';
import { paletteGroups } from './palette-group.ts';
import { plainWords } from './plain-words.ts';
import type { QuadView } from './quad-view.ts';
import { threatWords } from './threat-words.ts';
import { COMMENT, CORE, DOMAIN, LABEL, OWL_ONTOLOGY } from './vocabulary.ts';

/**
 * What people read of an SSM domain model: its labels and comments (English), in the form of the bundled knowledge base's
 * texts. A domain model names no sources, standards or clinical side effects: those stay empty.
 * `knowledge` is the same domain model compiled, its levels under the names that screens know.
 */
export function domainCatalogue(view: QuadView, knowledge: CompiledKnowledge): KnowledgeCatalogue {
  const words = new DomainWords(view, knowledge);
  const header = view.ofType(OWL_ONTOLOGY)[0] ?? '';
  return {
    format: 'cordon-catalogue/1',
    id: knowledge.id,
    version: knowledge.version,
    title: view.text(header, LABEL) ?? knowledge.id,
    classes: words.classes(),
    relations: words.relations(),
    attributes: words.attributes(),
    consequences: words.consequences(),
    agents: [],
    threats: words.threats(),
    controls: words.controls(),
    strategies: words.strategies(),
    templates: [],
    bibliography: [],
  };
}

/** Which classes carry a type themselves, by the type's number. */
type Carriers = ReadonlyMap<number, readonly string[]>;

class DomainWords {
  readonly #view: QuadView;
  readonly #knowledge: CompiledKnowledge;

  constructor(view: QuadView, knowledge: CompiledKnowledge) {
    this.#view = view;
    this.#knowledge = knowledge;
  }

  classes(): ClassEntry[] {
    const { classes } = this.#knowledge;
    const groups = paletteGroups(this.#view, this.#knowledge);
    return classes.map((entry, number) => ({
      id: entry.id,
      label: this.#label(entry.id),
      description: this.#comment(entry.id),
      group: groups[number]!,
      parents: entry.parents.map((parent) => classes[parent]!.id),
      // What the model's author hides stays out of the palette.
      assertable: entry.assertable && entry.visible,
      icon: 'asset',
      shape: 'asset',
      source: '',
    }));
  }

  relations(): RelationEntry[] {
    const { relations, classes } = this.#knowledge;
    const ids = (numbers: readonly number[]): string[] => numbers.map((number) => classes[number]!.id);
    return relations.map((entry) => ({
      id: entry.id,
      label: this.#label(entry.id).toLowerCase(),
      description: this.#comment(entry.id),
      domain: ids(entry.domain),
      range: ids(entry.range),
      parents: entry.parents.map((parent) => relations[parent]!.id),
      assertable: entry.assertable && !this.#view.boolean(DOMAIN + entry.id, `${CORE}hidden`, false),
    }));
  }

  attributes(): AttributeEntry[] {
    const { attributes, consequences, classes, impactSets, scales } = this.#knowledge;
    const at = this.#carriers(classes.map((entry) => entry.attributes.map((one) => one.attribute)));
    return attributes.map(({ id }, number) => {
      const eroding = impactSets.find((set) => set.attribute === number)?.consequence;
      const carriers = at.get(number) ?? [];
      const first = classes.find((entry) => entry.id === carriers[0])?.attributes.find((one) => one.attribute === number);
      return {
        id,
        label: this.#label(id),
        description: this.#comment(id),
        consequence: eroding === undefined ? '' : consequences[eroding]!.id,
        at: carriers,
        default: scales.trust[first?.level ?? scales.trust.length - 1]!,
        defaultReason: '',
        defaultAt: [],
      };
    });
  }

  consequences(): ConsequenceEntry[] {
    const { consequences, classes, scales } = this.#knowledge;
    const at = this.#carriers(classes.map((entry) => entry.consequences.map((one) => one.consequence)));
    return consequences.map(({ id, visible }, number) => ({
      id,
      label: this.#label(id),
      description: this.#comment(id),
      // A domain model does not say whom a consequence hurts; hidden ones only carry cascades.
      group: visible ? 'general' : 'technical',
      at: at.get(number) ?? [],
      anchor: '',
      impact: scales.impact[0]!,
      impactReason: '',
      impactAt: [],
    }));
  }

  threats(): ThreatEntry[] {
    const { threats, patterns, attributes, consequences, scales } = this.#knowledge;
    const controls = this.#controlsByThreat();
    return threats.map((threat, number): ThreatEntry => {
      const pattern = patterns[threat.pattern];
      const roles = this.#rolesByLabel(pattern);
      const words = threatWords(threat.id, this.#text(threat.id, COMMENT), (label) => roles.get(label) ?? null);
      return {
        id: threat.id,
        title: words.title,
        group: this.#label(threat.category) || 'Threats',
        kinds: ['cyber'],
        secondary: threat.secondary,
        reason: words.reason,
        how: words.how,
        does: '',
        noticed: '',
        stopped: '',
        notToConfuse: '',
        frequency: scales.likelihood[threat.frequency] ?? '',
        frequencyReason: '',
        roles: (pattern?.nodes ?? []).map((node) => ({
          role: this.#role(node.role),
          class: this.#knowledge.classes[node.class]?.id ?? '',
          kind: node.kind,
        })),
        links: [...(pattern?.rootLinks ?? []), ...(pattern?.links ?? [])].map((link) => this.#link(link)),
        prohibitedLinks: (pattern?.prohibitedLinks ?? []).map((link) => this.#link(link)),
        causes: [...this.#places(threat.entryPoints, attributes), ...this.#places(threat.conditions, consequences)],
        effects: this.#places(threat.effects, consequences),
        activeWhen: [],
        controls: controls.get(number) ?? [],
        sources: [],
        taxonomies: { stride: [], linddun: [], attack: [], capec: [], cwe: [], gdpr: [] },
        unreviewed: false,
      };
    });
  }

  controls(): ControlEntry[] {
    const { controls, classes } = this.#knowledge;
    const at = this.#carriers(classes.map((entry) => entry.controls.map((one) => one.control)));
    return controls.map(({ id }, number) => ({
      id,
      title: this.#label(id),
      group: 'Controls',
      description: this.#comment(id),
      at: at.get(number) ?? [],
      effort: costOf(this.#view.one(DOMAIN + id, `${CORE}unitCost`)),
      runningCost: costOf(this.#view.one(DOMAIN + id, `${CORE}performanceImpact`)),
      clinicalSideEffects: '',
      strength: '',
      strengthReason: '',
      mappings: {},
      unreviewed: false,
    }));
  }

  strategies(): StrategyEntry[] {
    const { strategies, threats, controls, scales } = this.#knowledge;
    const ids = (list: readonly number[]): string[] => list.map((number) => threats[number]!.id);
    return strategies.map((strategy) => ({
      id: strategy.id,
      title: this.#label(strategy.id),
      combined: strategy.mandatory.length + strategy.optional.length > 1,
      controls: strategy.mandatory.map(({ type }) => controls[type]!.id),
      optionalControls: strategy.optional.map(({ type }) => controls[type]!.id),
      strength: scales.trust[strategy.strength] ?? '',
      strengthReason: this.#comment(strategy.id),
      blocks: ids(strategy.blocks),
      triggers: ids(strategy.triggers),
      sideEffects: '',
    }));
  }

  #text = (id: string, predicate: string): string | null => this.#view.text(DOMAIN + id, predicate);
  #label = (id: string): string => plainWords(this.#text(id, LABEL) ?? id);
  #comment = (id: string): string => this.#text(id, COMMENT) ?? '';
  #role = (number: number): string => this.#knowledge.roles[number]?.id ?? '';
  #link = ({ from, relation, to }: CompiledLink): string =>
    `${this.#role(from)} ${this.#knowledge.relations[relation]?.id ?? '?'} ${this.#role(to)}`;
  #places = (list: readonly AtRole[], types: readonly { readonly id: string }[]): string[] =>
    list.map(({ role, type }) => `${types[type]!.id} @ ${this.#role(role)}`);

  #rolesByLabel(pattern: CompiledPattern | undefined): ReadonlyMap<string, string> {
    return new Map((pattern?.nodes ?? []).map(({ role }) => [this.#text(this.#role(role), LABEL) ?? this.#role(role), this.#role(role)]));
  }

  #controlsByThreat(): ReadonlyMap<number, readonly string[]> {
    const lines = new Map<number, Set<string>>();
    for (const strategy of this.#knowledge.strategies) {
      const places = this.#places([...strategy.mandatory, ...strategy.optional], this.#knowledge.controls);
      for (const threat of strategy.blocks) {
        const list = lines.get(threat) ?? new Set();
        for (const place of places) list.add(place);
        lines.set(threat, list);
      }
    }
    return new Map([...lines].map(([threat, list]) => [threat, [...list]]));
  }

  #carriers(byClass: readonly (readonly number[])[]): Carriers {
    const found = new Map<number, string[]>();
    const { classes } = this.#knowledge;
    byClass.forEach((types, number) => {
      for (const type of types) {
        // Named at the highest class only: everything below inherits it.
        if (classes[number]!.parents.some((parent) => byClass[parent]!.includes(type))) continue;
        const list = found.get(type);
        if (list === undefined) found.set(type, [classes[number]!.id]);
        else list.push(classes[number]!.id);
      }
    });
    return found;
  }
}

const COSTS = ['VeryLow', 'Low', 'Medium', 'High', 'VeryHigh'];
/** A level such as `CostVeryLow` as 1 to 5; the middle where the domain model says nothing. */
function costOf(iri: string | null): number {
  const level = /(?:Cost|PerformanceImpact)((?:Very)?(?:Low|High)|Medium)$/.exec(iri ?? '')?.[1];
  return level === undefined ? 3 : COSTS.indexOf(level) + 1;
}
