import fc from 'fast-check';
import type { Analysis } from '../../shared/engine/analysis.ts';
import type { SystemAsset, SystemChange, SystemInput, SystemRelation } from '../../shared/engine/input.ts';
import type { CompiledKnowledge } from '../../shared/knowledge/compiled.ts';
import { CommonDomain } from './engine-common-domain.ts';

/** A domain in which nearly every construct occurs, so that random models meet them all. */
export function richDomain(behaviour: 'reference' | 'corrected', members: boolean, mixedThreatCauses = true): CompiledKnowledge {
  const made = new CommonDomain({
    ...(behaviour === 'corrected' ? { behaviour: 'corrected' as const, naming: 'cordon' as const } : {}),
    members,
    features: { mixedThreatCauses },
  })
    .addRole('Am', ['A'])
    .addRole('Az', ['A'])
    .addRole('C2', ['C'])
    .addRelation('reaches')
    .addRelation('usesFar', ['uses', 'reaches'])
    .addControl('K')
    .addControl('K2')
    .addAgent('remote', 4)
    .defaultTrust('Z', 3)
    .defaultImpact('LossOfY', 3)
    .defaultImpact('LossOfZ', 5);
  return made
    .pattern('Close', { key: ['A', 'Am', 'Az'], rootLinks: ['A uses Am', 'Am uses Az'], distinct: [['A', 'Az']] })
    .construction('CP-close', { pattern: 'Close', links: ['A usesFar Az'], iterate: true, maxIterations: 5 })
    .pattern('Pair', { key: ['A', 'B'], rootLinks: ['A uses B'] })
    .construction('CP-pair', { pattern: 'Pair', nodes: ['C: A B'], links: ['A has C', 'C reaches B'] })
    .pattern('Lonely', { key: ['B'], prohibited: ['A'], links: ['A uses B'] })
    .construction('CP-lonely', { pattern: 'Lonely', links: ['B blocksRel B'] })
    .pattern('Gather', { key: ['A'], optional: ['C'], necessary: ['B'], links: ['A has C', 'A uses B'] })
    .construction('CP-gather', { pattern: 'Gather', links: ['C reaches B', 'C has A'] })
    .pattern('Again', { key: ['A', 'R1', 'R2'], rootLinks: ['A uses R1', 'A reaches R2'] })
    .construction('CP-again', { pattern: 'Again', nodes: ['C2: A R1'], links: ['R1 reaches C2'], iterate: true, maxIterations: 3 })
    .pattern('P', { key: ['A'] })
    .pattern('PB', { key: ['A', 'B'], rootLinks: ['A uses B'], links: ['A reaches B'] })
    .pattern('PS', { key: ['A'], sufficient: ['B'], optional: ['C'], links: ['A uses B', 'A has C'] })
    .pattern('PN', {
      key: ['A', 'C'],
      rootLinks: ['A has C'],
      necessary: ['R1'],
      links: ['C reaches R1'],
      prohibitedLinks: ['A blocksRel R1'],
    })
    .pattern('PP', { key: ['B'], root: ['A'], rootLinks: ['A reaches A'], prohibited: ['C'], links: ['C reaches B'] })
    .pattern('PD', { key: ['R1'], sufficient: ['R2'], links: ['R1 blocksRel R2'], distinct: [['R1', 'R2']] })
    .threat('A.X.P.1', { entry: ['X@A'], effects: ['LossOfY@A'], frequency: 4 })
    .threat('A.Y.PB.1', { pattern: 'PB', entry: ['Y@A'], effects: ['LossOfX@B', 'LossOfZ@A'] })
    .threat('A.S.PS.1', { pattern: 'PS', entry: ['X@B', 'Y@A'], effects: ['LossOfZ@A', 'LossOfX@C'] })
    .threat('A.N.PN.1', { pattern: 'PN', entry: ['Z@R1'], conditions: ['LossOfX@C'], effects: ['LossOfY@A'] })
    .threat('A.C.PN.0', { pattern: 'PN', conditions: ['LossOfX@R1'], effects: ['LossOfZ@R1', 'LossOfX@A'], secondary: true })
    .threat('A.P.PP.1', {
      pattern: 'PP',
      entry: ['Z@B'],
      effects: ['LossOfY@A'],
      ...(behaviour === 'corrected' ? { agents: ['remote'] } : {}),
    })
    .threat('A.D.PD.8', { pattern: 'PD', entry: ['Z@R2'], effects: ['LossOfX@R1'], normal: true })
    .threat('A.T.PS.1', { pattern: 'PS', entry: ['Z@A'], effects: ['LossOfX@A'], frequency: 3 })
    .strategy('CSG-G1', { blocks: ['A.X.P.1'], triggers: ['A.T.PS.1'], mandatory: ['K@A'], effect: 4 })
    .strategy('CSG-G2', { blocks: ['A.Y.PB.1', 'A.P.PP.1'], mandatory: ['K@A', 'K2@B'] })
    .strategy('CSG-G3', { blocks: ['A.S.PS.1'], mandatory: ['K2@B'], effect: 3 })
    .strategy('CSG-G4', { blocks: ['A.S.PS.1'], mandatory: [behaviour === 'corrected' ? 'K@any C' : 'K@C'] })
    .build();
}

const CLASSES = ['A', 'B', 'C', 'B2'];
/** `uses` twice: most of what is inferred starts from it. */
const RELATIONS = ['uses', 'usesFast', 'has', 'blocksRel', 'reaches', 'uses', 'uses'];
const IDS = ['n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7'];

/** Steps of an edit sequence, in small numbers that every model gives a meaning to. */
export type Step =
  | { readonly kind: 'put'; readonly id: number; readonly class: number; readonly population: number; readonly label: number }
  | { readonly kind: 'remove'; readonly id: number }
  | { readonly kind: 'link'; readonly from: number; readonly relation: number; readonly to: number }
  | { readonly kind: 'unlink'; readonly from: number; readonly relation: number; readonly to: number }
  | { readonly kind: 'control'; readonly id: number; readonly control: number; readonly proposed: boolean; readonly coverage: number }
  | { readonly kind: 'trust'; readonly id: number; readonly type: number; readonly level: number }
  | { readonly kind: 'impact'; readonly id: number; readonly type: number; readonly level: number };

/** Models with enough assets and links that much happens in them: three A, three B of two classes, one C. */
export const arbitraryStart: fc.Arbitrary<Step[]> = fc
  .tuple(
    fc.array(fc.nat(2), { minLength: 7, maxLength: 7 }),
    fc.array(fc.record({ kind: fc.constant('link' as const), from: fc.nat(6), relation: fc.nat(6), to: fc.nat(6) }), {
      minLength: 14,
      maxLength: 30,
    }),
    fc.array(fc.record({ kind: fc.constant('trust' as const), id: fc.nat(6), type: fc.nat(2), level: fc.nat(4) }), {
      minLength: 2,
      maxLength: 6,
    }),
  )
  .map(([populations, links, trusts]) => [
    ...[0, 0, 0, 1, 1, 3, 2].map((classNumber, id): Step => ({
      kind: 'put',
      id,
      class: classNumber,
      population: populations[id]!,
      label: 0,
    })),
    ...links,
    ...trusts,
  ]);

export const arbitraryStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('put' as const), id: fc.nat(6), class: fc.nat(3), population: fc.nat(2), label: fc.nat(1) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), id: fc.nat(6) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('link' as const), from: fc.nat(6), relation: fc.nat(6), to: fc.nat(6) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('unlink' as const), from: fc.nat(6), relation: fc.nat(6), to: fc.nat(6) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('control' as const),
      id: fc.nat(6),
      control: fc.nat(1),
      proposed: fc.boolean(),
      coverage: fc.nat(5),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('trust' as const), id: fc.nat(6), type: fc.nat(2), level: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('impact' as const), id: fc.nat(6), type: fc.nat(2), level: fc.nat(5) }) },
);

const number = (entries: readonly { readonly id: string }[], id: string): number => entries.findIndex((entry) => entry.id === id);

/** A model that is edited step by step; it keeps the whole input beside the changes. */
export class EditedModel {
  private readonly knowledge: CompiledKnowledge;
  private readonly assets = new Map<string, SystemAsset>();
  private readonly relations = new Map<string, SystemRelation>();
  private readonly controls = new Map<string, SystemInput['controls'][number]>();
  private readonly trusts = new Map<string, SystemInput['attributeLevels'][number]>();
  private readonly impacts = new Map<string, SystemInput['impacts'][number]>();
  private readonly mode: 'current' | 'future';

  constructor(knowledge: CompiledKnowledge, mode: 'current' | 'future') {
    this.knowledge = knowledge;
    this.mode = mode;
  }

  static after(knowledge: CompiledKnowledge, mode: 'current' | 'future', steps: readonly Step[]): EditedModel {
    const model = new EditedModel(knowledge, mode);
    for (const step of steps) model.take(step);
    return model;
  }

  /** Makes a step in the whole input and returns it as a change; steps without a meaning change nothing. */
  take(step: Step): SystemChange {
    const { knowledge } = this;
    const none: SystemChange = {
      removeAssets: [],
      putAssets: [],
      removeRelations: [],
      addRelations: [],
      controls: [],
      attributeLevels: [],
      impacts: [],
    };
    if (step.kind === 'put') {
      const id = IDS[step.id]!;
      const asset = {
        id,
        token: id,
        label: `${id}${step.label === 0 ? '' : ' x'}`,
        class: number(knowledge.classes, CLASSES[step.class]!),
        population: step.population,
      };
      this.assets.set(id, asset);
      return { ...none, putAssets: [asset] };
    }
    if (step.kind === 'remove') {
      const id = IDS[step.id]!;
      if (!this.assets.delete(id)) return none;
      for (const [key, link] of this.relations) if (link.from === id || link.to === id) this.relations.delete(key);
      for (const settings of [this.controls, this.trusts, this.impacts])
        for (const [key, setting] of settings as Map<string, { asset: string }>) if (setting.asset === id) settings.delete(key);
      return { ...none, removeAssets: [id] };
    }
    if (step.kind === 'link' || step.kind === 'unlink') {
      const link = { from: IDS[step.from]!, relation: number(knowledge.relations, RELATIONS[step.relation]!), to: IDS[step.to]! };
      const key = `${link.from} ${link.relation} ${link.to}`;
      if (!this.assets.has(link.from) || !this.assets.has(link.to)) return none;
      if (step.kind === 'unlink') return this.relations.delete(key) ? { ...none, removeRelations: [link] } : none;
      this.relations.set(key, link);
      return { ...none, addRelations: [link] };
    }
    const asset = IDS[step.id]!;
    if (!this.assets.has(asset)) return none;
    if (step.kind === 'control') {
      const control = number(knowledge.controls, ['K', 'K2'][step.control]!);
      const setting = { asset, control, proposed: step.proposed, coverage: step.coverage === 0 ? null : step.coverage };
      if (!setting.proposed && setting.coverage === null) this.controls.delete(`${asset} ${control}`);
      else this.controls.set(`${asset} ${control}`, setting);
      return { ...none, controls: [setting] };
    }
    if (step.kind === 'trust') {
      const setting = { asset, attribute: number(knowledge.attributes, ['X', 'Y', 'Z'][step.type]!), level: step.level };
      this.trusts.set(`${asset} ${setting.attribute}`, setting);
      return { ...none, attributeLevels: [setting] };
    }
    const setting = {
      asset,
      consequence: number(knowledge.consequences, ['LossOfX', 'LossOfY', 'LossOfZ'][step.type]!),
      level: step.level,
    };
    this.impacts.set(`${asset} ${setting.consequence}`, setting);
    return { ...none, impacts: [setting] };
  }

  input(): SystemInput {
    return {
      assets: [...this.assets.values()],
      relations: [...this.relations.values()],
      controls: [...this.controls.values()],
      attributeLevels: [...this.trusts.values()],
      impacts: [...this.impacts.values()],
      agentLevels: [],
      mode: this.mode,
    };
  }
}

/** Everything of an analysis but how long it took, lazily computed parts included. */
export function wholeOf({ structure, levels, causation, complete, problems }: Analysis): unknown {
  const plain = (value: unknown): unknown => {
    if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>);
    if (Array.isArray(value)) return value.map(plain);
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.keys(value).map((key) => [key, plain((value as Record<string, unknown>)[key])]));
    return value;
  };
  return plain({ structure, levels, causation: { ...causation }, complete, problems });
}
