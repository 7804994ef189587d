import { LIKELIHOODS, TRUST_LEVELS } from '../../model/records.ts';
import type { CompiledStrategy, StrategyControl } from '../compiled.ts';
import { trustIndex, type CompileContext } from './compile-context.ts';
import type { ControlAtThreat, ThreatResult } from './compile-threat.ts';
import { compiledStrategyId } from '../strategy-id.ts';
import { threatReach, type Defaults } from './threat-reach.ts';

/**
 * Strategies in the engine's form. Roles belong to threats, so an authored strategy becomes one compiled strategy for each
 * threat that it blocks. A control listed at a threat becomes a strategy of its own as well, one that is needed in a combination
 * a level weaker, unless the threat says that it lowers nothing. Whatever lowers a threat lowers it by at least one level. Each
 * line of a threat's `activeWhen` becomes one that only triggers.
 */
export function compileStrategies(context: CompileContext, defaults: Defaults, threats: readonly ThreatResult[]): CompiledStrategy[] {
  const { sources, problems } = context;
  const indexOf = new Map(threats.map((result, i) => [result.threat.id, i]));
  const covered = threats.map(() => new Set<string>());
  const parts = threats.map(() => new Set<string>());
  const enough = threats.map(() => new Set<string>());
  const reach = threats.map((result) => threatReach(context, defaults, result));
  const compiled: CompiledStrategy[] = [];

  for (const strategy of sources.strategies) {
    const { id, controls, optional, strength, blocks } = strategy.value;
    for (const [field, list] of [
      ['controls', controls],
      ['optional', optional],
    ] as const)
      list.forEach((control, i) => {
        if (!context.controls.has(control))
          problems.error('unknown-control', strategy, [field, i], control, 'a control of the knowledge base', 'Check the spelling.');
      });
    blocks.forEach((threatId, i) => {
      const index = indexOf.get(threatId);
      if (index === undefined) {
        if (context.threats.has(threatId)) return;
        problems.error(
          'unknown-threat',
          strategy,
          ['blocks', i],
          threatId,
          'a threat of the knowledge base',
          'Check the spelling, or write the threat.',
        );
        return;
      }
      const places = threats[index]!.places;
      const mandatory = controls.flatMap((control) => {
        const place = places.find((candidate) => candidate.control === control);
        if (place === undefined && context.controls.has(control))
          problems.error(
            'no-place',
            strategy,
            ['blocks', i],
            `${control} has no place in ${threatId}`,
            `a line \`${control} @ role\` among the controls of ${threatId}`,
            'Name the place at the threat, or take the threat out of `blocks`.',
          );
        return place === undefined ? [] : [place];
      });
      if (mandatory.length < controls.length) return;
      const lowers = mandatory.some((place) => place.lowers);
      if (!lowers && controls.length === 1)
        problems.error(
          'lowers-nothing',
          strategy,
          ['blocks', i],
          `${controls[0]!}, which by ${threatId} does not lower it`,
          'a control that lowers it',
          'Take the threat out of `blocks`, or `lowers: false` away there.',
        );
      const extra = optional.flatMap((control) =>
        places
          .filter((candidate) => candidate.control === control)
          .slice(0, 1)
          .map(placed),
      );
      for (const control of [...controls, ...optional]) covered[index]!.add(control);
      for (const control of controls) (controls.length === 1 ? enough : parts)[index]!.add(control);
      compiled.push({
        ...EMPTY,
        id: compiledStrategyId(id, threatId),
        strength: Math.max(trustIndex(strength), lowers ? leastStrength(reach[index]!) : 0),
        mandatory: mandatory.map(placed),
        optional: extra,
        blocks: [index],
      });
    });
  }
  threats.forEach((result, index) => {
    const own = ({ control, strength }: ControlAtThreat): number =>
      strength ?? trustIndex(context.controlById.get(control)!.value.strength);
    const firsts = firstPlaces(result.places);
    const inCombination = (place: ControlAtThreat): boolean => covered[index]!.has(place.control) && firsts.includes(place);
    const singles = result.places
      .filter((place) => place.lowers && !(inCombination(place) && enough[index]!.has(place.control)))
      .map((place) => {
        const half = inCombination(place) && parts[index]!.has(place.control);
        return { place, half, strength: Math.max(own(place) - (half ? 1 : 0), leastStrength(reach[index]!)) };
      })
      .filter(({ half, strength }) => !half || strength >= weakestThatLowers(reach[index]!));
    for (const { place, strength } of singles) {
      const twins = singles.filter((other) => other.place.control === place.control);
      const id = compiledStrategyId(place.control, result.threat.id, twins.length > 1 ? place.roleName : '');
      compiled.push({ ...EMPTY, id, strength, mandatory: [placed(place)], blocks: [index] });
    }
    for (const trigger of result.triggers) compiled.push({ ...trigger, triggers: [index] });
  });
  return compiled;
}

/** The weakest strength whose cap lies below what the threat reaches of itself. */
const weakestThatLowers = (reach: number): number => LIKELIHOODS.length - reach;

/**
 * What is listed at a threat takes it down by a level, however rare it is already. Only what can never happen lies below the
 * lowest frequency, and that is promised by nothing but a strength that says so itself.
 */
function leastStrength(reach: number): number {
  const weakest = weakestThatLowers(reach);
  return weakest < SAFE ? weakest : 0;
}
const SAFE = TRUST_LEVELS.indexOf('safe');

/** In a combination the first listed place of a control counts. */
const firstPlaces = (places: readonly ControlAtThreat[]): ControlAtThreat[] =>
  places.filter((place, i) => places.findIndex(({ control }) => control === place.control) === i);

const EMPTY = { optional: [], mitigates: [], triggers: [], current: true, future: true } as const;
const placed = ({ role, type, quantifier }: ControlAtThreat): StrategyControl => ({ role, type, quantifier });
