import { CORRECTED_BEHAVIOUR, REFERENCE_BEHAVIOUR } from '../../shared/knowledge/behaviour.ts';
import type {
  AtRole,
  CompiledClass,
  CompiledConstruction,
  CompiledKnowledge,
  CompiledLink,
  CompiledNode,
  CompiledPattern,
  CompiledStrategy,
  CompiledThreat,
  EngineBehaviour,
  NodeKind,
  StrategyControl,
} from '../../shared/knowledge/compiled.ts';

const RISK_TABLE = ['000000', '000011', '000112', '001233', '012344', '012344'].map((row) => [...row].map(Number));
const HIGHEST = ['02555', '15555', '25555', '35555', '45555', '55555'].map((row) => [...row].map(Number));
const LOWEST = ['00000', '10000', '21000', '32100', '43210', '55555'].map((row) => [...row].map(Number));

export interface DomainOptions {
  readonly members?: boolean;
  readonly independent?: boolean;
  readonly behaviour?: Partial<EngineBehaviour> | 'corrected';
  readonly features?: Partial<CompiledKnowledge['features']>;
  readonly naming?: 'ssm' | 'cordon';
}
export interface PatternSpec {
  readonly key?: readonly string[];
  readonly root?: readonly string[];
  readonly necessary?: readonly string[];
  readonly sufficient?: readonly string[];
  readonly optional?: readonly string[];
  readonly mandatory?: readonly string[];
  readonly prohibited?: readonly string[];
  /** `A uses B` */
  readonly rootLinks?: readonly string[];
  readonly links?: readonly string[];
  readonly prohibitedLinks?: readonly string[];
  readonly distinct?: readonly (readonly string[])[];
  readonly shared?: readonly (readonly string[])[];
}
export interface ThreatSpec {
  readonly pattern?: string;
  /** `X@A`; a member type is `X_Min@A`. */
  readonly entry?: readonly string[];
  readonly conditions?: readonly string[];
  readonly effects?: readonly string[];
  readonly agents?: readonly string[];
  readonly frequency?: number;
  readonly secondary?: boolean;
  readonly normal?: boolean;
  readonly current?: boolean;
  readonly future?: boolean;
  readonly threatens?: string;
}
export interface StrategySpec {
  /** `K@A`, or `K@any A` */
  readonly mandatory?: readonly string[];
  readonly optional?: readonly string[];
  readonly blocks?: readonly string[];
  readonly mitigates?: readonly string[];
  readonly triggers?: readonly string[];
  readonly effect?: number;
  readonly current?: boolean;
  readonly future?: boolean;
}
export interface ConstructionSpec {
  readonly pattern: string;
  /** Role to make, with the roles that name it: `C: A B`. */
  readonly nodes?: readonly string[];
  readonly links?: readonly string[];
  readonly iterate?: boolean;
  readonly maxIterations?: number;
}

interface ClassSpec {
  readonly name: string;
  readonly parents: readonly string[];
  readonly constructionState: boolean;
}

/** A small domain in which the micro-cases play: classes A, B (with B2), C; attributes X, Y, Z; controls as asked for. */
export class CommonDomain {
  private readonly options: DomainOptions;
  private readonly classes: ClassSpec[] = [];
  private readonly relations: { id: string; parents: string[]; constructionState: boolean }[] = [];
  private readonly roles: { id: string; classes: string[] }[] = [];
  private readonly attributeNames: string[] = [];
  private readonly controlNames: string[] = [];
  private readonly missingControls = new Set<string>();
  private readonly agents: { id: string; level: number }[] = [];
  private readonly inhibitions: [string, string][] = [];
  private readonly patterns: [string, PatternSpec][] = [];
  private readonly constructions: [string, ConstructionSpec][] = [];
  private readonly threats: [string, ThreatSpec][] = [];
  private readonly strategies: [string, StrategySpec][] = [];
  private readonly impacts = new Map<string, number>();
  private readonly trusts = new Map<string, number>();

  constructor(options: DomainOptions = {}) {
    this.options = options;
    this.addClass('Thing').addClass('A', ['Thing']).addClass('B', ['Thing']).addClass('C', ['Thing']).addClass('B2', ['B']);
    this.addRelation('uses').addRelation('usesFast', ['uses']).addRelation('has').addRelation('blocksRel');
    this.addRole('A', ['A']).addRole('B', ['B']).addRole('C', ['C']).addRole('R1', ['B']).addRole('R2', ['B']);
    this.addAttribute('X').addAttribute('Y').addAttribute('Z');
  }

  addClass(name: string, parents: string[] = ['Thing'], constructionState = false): this {
    const known = this.classes.findIndex((entry) => entry.name === name);
    const entry = { name, parents: name === 'Thing' ? [] : parents, constructionState };
    if (known < 0) this.classes.push(entry);
    else this.classes[known] = entry;
    return this;
  }
  addRelation(id: string, parents: string[] = [], constructionState = false): this {
    this.relations.push({ id, parents, constructionState });
    return this;
  }
  addRole(id: string, classes: string[]): this {
    this.roles.push({ id, classes });
    return this;
  }
  addAttribute(name: string): this {
    this.attributeNames.push(name);
    return this;
  }
  /** A control at every class, or (assertable: false) at none. */
  addControl(name: string, assertable = true): this {
    this.controlNames.push(name);
    if (!assertable) this.missingControls.add(name);
    return this;
  }
  addAgent(id: string, level: number): this {
    this.agents.push({ id, level });
    return this;
  }
  /** The control inhibits the consequence. */
  inhibit(control: string, consequence: string): this {
    this.inhibitions.push([control, consequence]);
    return this;
  }
  defaultImpact(consequence: string, level: number): this {
    this.impacts.set(consequence, level);
    return this;
  }
  defaultTrust(attribute: string, level: number): this {
    this.trusts.set(attribute, level);
    return this;
  }
  pattern(id: string, spec: PatternSpec): this {
    this.patterns.push([id, spec]);
    return this;
  }
  construction(id: string, spec: ConstructionSpec): this {
    this.constructions.push([id, spec]);
    return this;
  }
  threat(id: string, spec: ThreatSpec): this {
    this.threats.push([id, spec]);
    return this;
  }
  strategy(id: string, spec: StrategySpec): this {
    this.strategies.push([id, spec]);
    return this;
  }

  build(): CompiledKnowledge {
    const { members = false } = this.options;
    const types = <Extra>(names: readonly string[], more: (name: string) => Extra) =>
      members
        ? names.flatMap((name, i) => [
            { id: `${name}_Min`, visible: false, minOf: 3 * i + 1, ...more(name) },
            { id: name, visible: true, min: 3 * i, max: 3 * i + 2, ...more(name) },
            { id: `${name}_Max`, visible: false, maxOf: 3 * i + 1, ...more(name) },
          ])
        : names.map((name) => ({ id: name, visible: true, ...more(name) }));
    const attributes = types(this.attributeNames, () => ({}));
    const consequences = types(
      this.attributeNames.map((name) => `LossOf${name}`),
      () => ({}),
    );
    const controls = types(this.controlNames, () => ({ unitCost: 0 }));
    const crossed = (i: number): number => (!members ? i : i % 3 === 0 ? i + 2 : i % 3 === 2 ? i - 2 : i);
    const behaviour = this.options.behaviour === 'corrected' ? CORRECTED_BEHAVIOUR : { ...REFERENCE_BEHAVIOUR, ...this.options.behaviour };
    return {
      format: 'cordon-compiled/1',
      naming: this.options.naming ?? 'ssm',
      id: 'common',
      version: '1',
      sha256: '',
      scales: {
        trust: ['VeryLow', 'Low', 'Medium', 'High', 'VeryHigh', 'Safe'],
        likelihood: ['Negligible', 'VeryLow', 'Low', 'Medium', 'High', 'VeryHigh'],
        impact: ['Negligible', 'VeryLow', 'Low', 'Medium', 'High', 'VeryHigh'],
        risk: ['VeryLow', 'Low', 'Medium', 'High', 'VeryHigh'],
        population: ['Singleton', 'Few', 'Medium', 'High', 'VeryHigh'],
        riskTable: RISK_TABLE,
        highestMember: HIGHEST,
        lowestMember: LOWEST,
      },
      classes: this.classes.map((entry): CompiledClass => ({
        id: entry.name,
        parents: entry.parents.map((name) => this.classNumber(name)),
        assertable: true,
        visible: true,
        constructionState: entry.constructionState,
        controls: this.controlNames
          .filter((name) => !this.missingControls.has(name))
          .map((name) => ({ control: this.number(controls, name), coverage: 5, independent: true })),
        attributes: this.attributeNames.map((name) => ({
          attribute: this.number(attributes, name),
          level: this.trusts.get(name) ?? 5,
          independent: this.options.independent ?? true,
        })),
        consequences: this.attributeNames.map((name) => ({
          consequence: this.number(consequences, `LossOf${name}`),
          impact: this.impacts.get(`LossOf${name}`) ?? 0,
        })),
      })),
      relations: this.relations.map((entry) => ({
        id: entry.id,
        parents: entry.parents.map((name) => this.relationNumber(name)),
        domain: [],
        range: [],
        assertable: true,
        constructionState: entry.constructionState,
      })),
      attributes,
      consequences,
      controls,
      agents: this.agents,
      impactSets: attributes.map((_, i) => ({ attribute: i, consequence: crossed(i) })),
      inhibitions: this.inhibitions.map(([control, consequence]) => ({
        control: this.number(controls, control),
        consequence: this.number(consequences, consequence),
      })),
      roles: this.roles.map((role) => ({ id: `Role_${role.id}`, classes: role.classes.map((name) => this.classNumber(name)) })),
      patterns: this.patterns.map(([id, spec]) => this.compilePattern(id, spec)),
      constructions: this.constructions.map(([id, spec], i) => this.compileConstruction(id, spec, i)),
      threats: this.threats.map(([id, spec]) => this.compileThreat(id, spec, attributes, consequences)),
      strategies: this.strategies.map(([id, spec]) => this.compileStrategy(id, spec, controls)),
      complianceSets: [],
      features: { mixedThreatCauses: true, threatTypeFlags: true, ...this.options.features },
      behaviour,
    };
  }

  private compilePattern(id: string, spec: PatternSpec): CompiledPattern {
    const nodes = (kind: NodeKind, roles: readonly string[] = []): CompiledNode[] =>
      roles.map((role) => ({ role: this.roleNumber(role), class: this.classOfRole(role), kind }));
    const links = (list: readonly string[] = []): CompiledLink[] => list.map((link) => this.link(link));
    const unique = [...nodes('key', spec.key), ...nodes('root', spec.root)];
    return {
      id,
      rootPattern: -1,
      nodes: [
        ...unique,
        ...nodes('necessary', spec.necessary),
        ...nodes('sufficient', spec.sufficient),
        ...nodes('optional', spec.optional),
        ...nodes('mandatory', spec.mandatory),
        ...nodes('prohibited', spec.prohibited),
      ],
      rootLinks: links(spec.rootLinks),
      links: links(spec.links),
      prohibitedLinks: links(spec.prohibitedLinks),
      distinct: (spec.distinct ?? []).map((group) => group.map((role) => this.roleNumber(role))),
      ...(spec.shared === undefined ? {} : { shared: spec.shared.map((group) => group.map((role) => this.roleNumber(role))) }),
    };
  }
  private compileConstruction(id: string, spec: ConstructionSpec, priority: number): CompiledConstruction {
    return {
      id,
      pattern: this.patterns.findIndex(([name]) => name === spec.pattern),
      priority,
      iterate: spec.iterate ?? false,
      maxIterations: spec.maxIterations ?? 1,
      nodes: (spec.nodes ?? []).map((text) => {
        const [role, includes] = text.split(':') as [string, string];
        return {
          role: this.roleNumber(role),
          class: this.classOfRole(role),
          includes: includes
            .trim()
            .split(' ')
            .map((name) => this.roleNumber(name)),
        };
      }),
      links: (spec.links ?? []).map((link) => this.link(link)),
    };
  }
  private compileThreat(
    id: string,
    spec: ThreatSpec,
    attributes: readonly { id: string }[],
    consequences: readonly { id: string }[],
  ): CompiledThreat {
    const [first, second, ...rest] = id.split('.');
    return {
      id,
      pattern: this.patterns.findIndex(([name]) => name === (spec.pattern ?? 'P')),
      category: '',
      threatens: spec.threatens === undefined ? -1 : this.roleNumber(spec.threatens),
      entryPoints: (spec.entry ?? []).map((at) => this.at(at, attributes)),
      conditions: (spec.conditions ?? []).map((at) => this.at(at, consequences)),
      agents: (spec.agents ?? []).map((name) => this.agents.findIndex((agent) => agent.id === name)),
      effects: (spec.effects ?? []).map((at) => this.at(at, consequences)),
      frequency: spec.frequency ?? 5,
      secondary: spec.secondary ?? false,
      normalOperation: spec.normal ?? false,
      current: spec.current ?? true,
      future: spec.future ?? true,
      ...(this.options.members
        ? { minName: [first, `${second}_Min`, ...rest].join('.'), maxName: [first, `${second}_Max`, ...rest].join('.') }
        : {}),
    };
  }
  private compileStrategy(id: string, spec: StrategySpec, controls: readonly { id: string }[]): CompiledStrategy {
    const control = (text: string): StrategyControl => ({
      ...this.at(text.replace('any ', ''), controls),
      quantifier: text.includes('any ') ? 'any' : 'all',
    });
    const threats = (names: readonly string[] = []): number[] => names.map((name) => this.threats.findIndex(([threat]) => threat === name));
    return {
      id,
      strength: spec.effect ?? 5,
      mandatory: (spec.mandatory ?? []).map(control),
      optional: (spec.optional ?? []).map(control),
      blocks: threats(spec.blocks),
      mitigates: threats(spec.mitigates),
      triggers: threats(spec.triggers),
      current: spec.current ?? true,
      future: spec.future ?? true,
    };
  }

  private at(text: string, types: readonly { id: string }[]): AtRole {
    const [type, role] = text.split('@') as [string, string];
    return { role: this.roleNumber(role), type: this.number(types, type) };
  }
  private link(text: string): CompiledLink {
    const [from, relation, to] = text.split(' ') as [string, string, string];
    return { from: this.roleNumber(from), relation: this.relationNumber(relation), to: this.roleNumber(to) };
  }
  private classOfRole(role: string): number {
    return this.classNumber(this.roles[this.roleNumber(role)]!.classes[0]!);
  }
  private number(types: readonly { id: string }[], id: string): number {
    return found(
      types.findIndex((type) => type.id === id),
      id,
    );
  }
  private classNumber(name: string): number {
    return found(
      this.classes.findIndex((entry) => entry.name === name),
      name,
    );
  }
  private relationNumber(name: string): number {
    return found(
      this.relations.findIndex((entry) => entry.id === name),
      name,
    );
  }
  private roleNumber(name: string): number {
    return found(
      this.roles.findIndex((role) => role.id === name),
      name,
    );
  }
}

function found(index: number, name: string): number {
  if (index < 0) throw new Error(`the domain has no ${name}`);
  return index;
}
