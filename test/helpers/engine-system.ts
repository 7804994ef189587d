import type { Analysis } from '../../shared/engine/analysis.ts';
import { assetsOfNode } from '../../shared/engine/analysis.ts';
import type { Csr } from '../../shared/base/csr.ts';
import { csrRow } from '../../shared/base/csr.ts';
import type { RunControl, SystemInput } from '../../shared/engine/input.ts';
import { openSession } from '../../shared/engine/open-session.ts';
import type { CompiledKnowledge } from '../../shared/knowledge/compiled.ts';

export interface SystemSpec {
  /** `a1:A`, or with a population `a1:A*2` */
  readonly assets: string;
  /** `a1 uses b1`, separated by commas */
  readonly links?: string;
  /** `{ 'X@a1': 2 }` */
  readonly trust?: Readonly<Record<string, number>>;
  readonly impact?: Readonly<Record<string, number>>;
  /** `{ 'K@a1': true }` or a coverage; `{ 'K@a1': { off: 3 } }` is not proposed but has a coverage */
  readonly controls?: Readonly<Record<string, boolean | number>>;
  readonly mode?: 'current' | 'future';
}

const byId = (entries: readonly { readonly id: string }[], id: string): number => {
  const index = entries.findIndex((entry) => entry.id === id);
  if (index < 0) throw new Error(`the domain has no ${id}`);
  return index;
};

/** A system model in the engine's terms; every asset's token is its id. */
export function systemOf(knowledge: CompiledKnowledge, spec: SystemSpec): SystemInput {
  const place = (text: string): [string, string] => text.split('@') as [string, string];
  return {
    assets: spec.assets
      .split(' ')
      .filter((text) => text !== '')
      .map((text) => {
        const [id, rest] = text.split(':') as [string, string];
        const [name, population] = rest.split('*') as [string, string | undefined];
        return { id, token: id, label: id, class: byId(knowledge.classes, name), population: Number(population ?? 0) };
      }),
    relations: (spec.links ?? '')
      .split(',')
      .filter((text) => text.trim() !== '')
      .map((text) => {
        const [from, relation, to] = text.trim().split(' ') as [string, string, string];
        return { from, relation: byId(knowledge.relations, relation), to };
      }),
    controls: Object.entries(spec.controls ?? {}).map(([at, value]) => {
      const [type, asset] = place(at);
      return {
        asset,
        control: byId(knowledge.controls, type),
        proposed: value !== false,
        coverage: typeof value === 'number' ? value : null,
      };
    }),
    attributeLevels: Object.entries(spec.trust ?? {}).map(([at, level]) => ({
      asset: place(at)[1],
      attribute: byId(knowledge.attributes, place(at)[0]),
      level,
    })),
    impacts: Object.entries(spec.impact ?? {}).map(([at, level]) => ({
      asset: place(at)[1],
      consequence: byId(knowledge.consequences, place(at)[0]),
      level,
    })),
    agentLevels: [],
    mode: spec.mode ?? 'future',
  };
}

/** Reads an analysis by the names that the micro-cases use. */
export class Reading {
  readonly analysis: Analysis;
  constructor(analysis: Analysis) {
    this.analysis = analysis;
  }

  get matches(): string[] {
    const { matches, assets } = this.analysis.structure;
    return Array.from({ length: matches.count }, (_, match) => {
      const pattern = this.analysis.knowledge.patterns[matches.pattern[match]!]!;
      const unique = pattern.nodes.flatMap((node, at) =>
        node.kind === 'key' || node.kind === 'root' ? [assets.ids[assetsOfNode(matches, match, at)[0]!]!] : [],
      );
      return `_${unique.join('_')}`;
    });
  }
  /** Assets of a role in a match. */
  role(match: number, role: string): string[] {
    const { matches, assets } = this.analysis.structure;
    const pattern = this.analysis.knowledge.patterns[matches.pattern[match]!]!;
    const node = pattern.nodes.findIndex((at) => this.analysis.knowledge.roles[at.role]!.id === `Role_${role}`);
    return Array.from(assetsOfNode(matches, match, node), (asset) => assets.ids[asset]!);
  }
  get threats(): readonly string[] {
    return this.analysis.structure.threats.ids;
  }
  get strategies(): readonly string[] {
    return this.analysis.structure.strategies.ids;
  }
  get links(): string[] {
    const { relations, assets } = this.analysis.structure;
    return Array.from(
      { length: relations.count },
      (_, i) =>
        `${assets.ids[relations.from[i]!]} ${this.analysis.knowledge.relations[relations.relation[i]!]!.id} ${assets.ids[relations.to[i]!]}`,
    );
  }
  get inferredLinks(): string[] {
    return this.links.filter((_, i) => this.analysis.structure.relations.inferred[i] === 1);
  }
  /** The threat instance whose id starts so. */
  threat(start: string): number {
    const found = this.threats.findIndex((id) => id === start || id.startsWith(`${start}-`) || id.startsWith(`${start}@`));
    if (found < 0) throw new Error(`no threat ${start} among ${this.threats.join(' ')}`);
    return found;
  }
  strategy(start: string): number {
    const found = this.strategies.findIndex((id) => id.startsWith(start));
    if (found < 0) throw new Error(`no strategy ${start} among ${this.strategies.join(' ')}`);
    return found;
  }
  L(name: string): number | null {
    if (name.includes('@')) return this.analysis.levels.consequenceLikelihood[this.consequence(name)]!;
    const level = this.analysis.levels.threatLikelihood[this.threat(name)]!;
    return level < 0 ? null : level;
  }
  risk(name: string): number | null {
    if (name.includes('@')) return this.analysis.levels.consequenceRisk[this.consequence(name)]!;
    const level = this.analysis.levels.threatRisk[this.threat(name)]!;
    return level < 0 ? null : level;
  }
  localRisk(name: string): number {
    return this.analysis.levels.threatLocalRisk[this.threat(name)]!;
  }
  consequence(name: string): number {
    return this.set(this.analysis.structure.consequenceSets, this.analysis.knowledge.consequences, name);
  }
  attribute(name: string): number {
    return this.set(this.analysis.structure.attributeSets, this.analysis.knowledge.attributes, name);
  }
  control(name: string): number {
    return this.set(this.analysis.structure.controlSets, this.analysis.knowledge.controls, name);
  }
  trust(name: string): number {
    return this.analysis.levels.assertedTrust[this.attribute(name)]!;
  }
  inferredTrust(name: string): number {
    return this.analysis.levels.inferredTrust[this.attribute(name)]!;
  }
  isRoot(name: string): boolean {
    return this.analysis.causation.rootCause[this.threat(name)] === 1;
  }
  isInitial(name: string): boolean {
    return this.analysis.causation.initialCause[this.threat(name)] === 1;
  }
  isExternal(name: string): boolean {
    return this.analysis.causation.externalAttribute[this.attribute(name)] === 1;
  }
  causesOf(name: string): string[] {
    const threat = this.threat(name);
    const { causation } = this.analysis;
    return [
      ...this.attributeNames(causation.threatCausedByAttributes, threat),
      ...this.consequenceNames(causation.threatCausedByConsequences, threat),
    ];
  }
  effectsOf(name: string, which: 'threatDirectEffects' | 'threatIndirectEffects'): string[] {
    return this.consequenceNames(this.analysis.causation[which], this.threat(name)).sort();
  }
  entryPoints(name: string): string[] {
    return this.attributeNames(this.analysis.structure.threats.entryPoints, this.threat(name));
  }
  effects(name: string): string[] {
    return this.consequenceNames(this.analysis.structure.threats.effects, this.threat(name));
  }
  controlsOf(strategy: string): string[] {
    const { controlSets, assets, strategies } = this.analysis.structure;
    return Array.from(
      csrRow(strategies.mandatory, this.strategy(strategy)),
      (set) => `${this.analysis.knowledge.controls[controlSets.type[set]!]!.id}@${assets.ids[controlSets.asset[set]!]}`,
    );
  }

  private attributeNames(csr: Csr, row: number): string[] {
    const { attributeSets, assets } = this.analysis.structure;
    return Array.from(
      csrRow(csr, row),
      (set) => `${this.analysis.knowledge.attributes[attributeSets.type[set]!]!.id}@${assets.ids[attributeSets.asset[set]!]}`,
    );
  }
  private consequenceNames(csr: Csr, row: number): string[] {
    const { consequenceSets, assets } = this.analysis.structure;
    return Array.from(
      csrRow(csr, row),
      (set) => `${this.analysis.knowledge.consequences[consequenceSets.type[set]!]!.id}@${assets.ids[consequenceSets.asset[set]!]}`,
    );
  }
  private set(
    table: { readonly count: number; readonly asset: Int32Array; readonly type: Int32Array },
    types: readonly { readonly id: string }[],
    name: string,
  ): number {
    const [type, assetId] = name.split('@') as [string, string];
    const asset = this.analysis.structure.assets.ids.indexOf(assetId);
    const number = byId(types, type);
    for (let set = 0; set < table.count; set++) if (table.asset[set] === asset && table.type[set] === number) return set;
    throw new Error(`no set ${name}`);
  }
}

/** Analyses a small system. */
export function analyse(knowledge: CompiledKnowledge, spec: SystemSpec, run?: RunControl): Reading {
  return new Reading(openSession(knowledge, systemOf(knowledge, spec), run).analysis);
}
