import { assetsOfNode, type Analysis } from '../../shared/engine/analysis.ts';
import type { SystemInput } from '../../shared/engine/input.ts';
import { openSession } from '../../shared/engine/open-session.ts';
import type { CompiledKnowledge } from '../../shared/knowledge/compiled.ts';
import { readCause, readControlPlace, readGiven, readLink } from '../../shared/knowledge/hospital/notation.ts';
import type { ThreatSource } from '../../shared/knowledge/hospital/schema.ts';
import type { Located } from '../../shared/knowledge/hospital/source-file.ts';
import { TRUST_LEVELS } from '../../shared/model/records.ts';
import { GivenCauses, type ExampleModel } from './example-model.ts';

/** A control that is to be tried alone at a threat. */
export interface ControlTrial {
  readonly threat: Located<ThreatSource>;
  readonly control: string;
}
export interface ControlEffect extends ControlTrial {
  /** Where it was put, one after the other; empty when nothing in the example can carry it. */
  readonly places: readonly string[];
  /** The highest likelihood of the threat without it. */
  readonly likelihood: number;
  /** At one of the places it took an instance of the threat down. */
  readonly lowers: boolean;
}

/**
 * Tries controls alone in the firing example of a threat. Roles of the pattern that may be empty are filled where a control can
 * sit, since an example is the smallest model; a control that sits at some classes of a role only finds one of them there. What
 * other threats have to bring about first is likely.
 */
export function controlEffects(knowledge: CompiledKnowledge, trials: readonly ControlTrial[]): ControlEffect[] {
  const sources = [...new Set(trials.map(({ threat }) => threat))].filter(({ value }) => value.examples !== undefined);
  const bare = new GivenCauses(knowledge, sources.map(({ value }) => value.examples!.fires));
  const models = new Map(sources.map((threat) => [threat, filled(bare, threat.value)]));
  const plans = trials.flatMap((trial) => {
    const model = models.get(trial.threat);
    return model === undefined ? [] : [{ trial, model, tries: tries(knowledge, trial, model) }];
  });
  const given = new GivenCauses(knowledge, plans.flatMap(({ model, tries: list }) => [model, ...list.map((one) => one.model)]));
  const levels = new Map<ExampleModel, ReadonlyMap<string, number>>();
  const levelsOf = (model: ExampleModel, threat: string): ReadonlyMap<string, number> => {
    const known = levels.get(model) ?? instances(openSession(given.knowledge, inFull(given.input(model))).analysis, threat);
    levels.set(model, known);
    return known;
  };
  return plans.map(({ trial, model, tries: list }) => {
    const id = trial.threat.value.id;
    const lowers = list.some((one) => {
      const before = levelsOf(one.before, id);
      const after = levelsOf(one.model, id);
      return [...before].some(([instance, likelihood]) => (after.get(instance) ?? -1) < likelihood);
    });
    return { ...trial, places: list.map(({ place }) => place), likelihood: Math.max(-1, ...levelsOf(model, id).values()), lowers };
  });
}

/** Controls as good as they can be: a reserve that is long enough. */
const inFull = (input: SystemInput): SystemInput => ({
  ...input,
  controls: input.controls.map((setting) => ({ ...setting, coverage: TRUST_LEVELS.length - 1 })),
});

function instances({ structure, levels, knowledge }: Analysis, threat: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (let i = 0; i < structure.threats.count; i++)
    if (knowledge.threats[structure.threats.threat[i]!]!.id === threat) found.set(structure.threats.ids[i]!, levels.threatLikelihood[i]!);
  return found;
}

/**
 * The firing example, with an asset for each role that is empty in it and at which a control can sit, and with what other threats
 * have to bring about first as likely as it gets, so that only what stops this threat shows. Where it is as rare as can be told
 * even so, since those in its roles are well trusted, they are not.
 */
function filled(given: GivenCauses, threat: ThreatSource): ExampleModel {
  const { fires } = threat.examples!;
  const { structure, levels } = openSession(given.knowledge, given.input(fires)).analysis;
  const index = given.knowledge.threats.findIndex(({ id }) => id === threat.id);
  const instance = structure.threats.threat.subarray(0, structure.threats.count).indexOf(index);
  if (instance < 0) return fires;
  const pattern = given.knowledge.patterns[given.knowledge.threats[index]!.pattern]!;
  const match = structure.threats.match[instance]!;
  const isRarest = levels.threatLikelihood[instance]! <= 1;
  const assetOf = new Map<string, string>();
  pattern.nodes.forEach((node, i) => {
    const [first] = assetsOfNode(structure.matches, match, i);
    const name = given.knowledge.roles[node.role]!.id.replace(/^.*\//, '');
    if (first !== undefined) assetOf.set(name, structure.assets.ids[first]!);
  });
  const wanted = new Set(threat.controls.map((line) => readControlPlace(typeof line === 'string' ? line : `${line.control} @ ${line.at}`)?.role ?? ''));
  const added = Object.entries({ ...threat.pattern.sufficient, ...threat.pattern.optional }).filter(([role]) => wanted.has(role) && !assetOf.has(role));
  for (const [role] of added) assetOf.set(role, `added-${role}`);
  const links = threat.pattern.links.flatMap((line) => {
    const link = readLink(line);
    if (link === null || !added.some(([role]) => role === link.from || role === link.to)) return [];
    const [from, to] = [assetOf.get(link.from), assetOf.get(link.to)];
    return from === undefined || to === undefined ? [] : [`${from} ${link.relation} ${to}`];
  });
  const raised = threat.causes.flatMap((line) => {
    const cause = readCause(line);
    const asset = cause === null || 'agent' in cause ? undefined : assetOf.get(cause.role);
    if (cause === null || 'agent' in cause || asset === undefined) return [];
    const type = structure.assets.classes[structure.assets.ids.indexOf(asset)]!;
    const raises = isRarest || isBroughtAbout(given.knowledge, type, cause.id);
    return fires.assets[asset] !== undefined && raises ? [{ id: cause.id, asset }] : [];
  });
  const kept = fires.given.filter((line) => {
    const one = readGiven(line);
    return one === null || !raised.some(({ id, asset }) => id === one.id && asset === one.role);
  });
  return {
    ...fires,
    given: [...kept, ...raised.map(({ id, asset }) => `${id} @ ${asset} high`)],
    assets: { ...fires.assets, ...Object.fromEntries(added.map(([role, type]) => [`added-${role}`, type])) },
    relations: [...fires.relations, ...links],
  };
}

/** Does it take another threat or a long outage, since nothing of the kind is weak from the start? */
const isBroughtAbout = ({ classes, impactSets, consequences, times }: CompiledKnowledge, type: number, consequence: string): boolean =>
  !classes[type]!.attributes.some(
    ({ attribute, level }) =>
      level < TRUST_LEVELS.length - 1 &&
      times?.attributes.every((lasting) => lasting.type !== attribute) !== false &&
      impactSets.some((one) => one.attribute === attribute && consequences[one.consequence]!.id === consequence),
  );

interface Try {
  readonly place: string;
  readonly before: ExampleModel;
  readonly model: ExampleModel;
}
/** The control at each asset that can carry it, and at one of the classes where the threat wants it, where that is another one. */
function tries(knowledge: CompiledKnowledge, { threat, control }: ControlTrial, model: ExampleModel): Try[] {
  const classes = new Map(knowledge.classes.map((entry) => [entry.id, entry]));
  const carries = (type: string): boolean => classes.get(type)?.controls.some((one) => knowledge.controls[one.control]!.id === control) === true;
  const only = threat.value.controls.flatMap((line) => (typeof line !== 'string' && line.control === control ? (line.only ?? []) : []));
  const types = (type: string): readonly string[] => [type, ...only].filter(carries);
  return Object.entries(model.assets).flatMap(([asset, type]) =>
    types(type).map((one) => {
      const before = one === type ? model : { ...model, assets: { ...model.assets, [asset]: one } };
      return { place: one === type ? asset : `${asset} (${one})`, before, model: { ...before, controls: [...before.controls, `${control} @ ${asset}`] } };
    }),
  );
}
