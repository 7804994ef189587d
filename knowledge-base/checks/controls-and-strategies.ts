import { LIKELIHOODS } from '../../shared/model/records.ts';
import { readControlPlace } from '../../shared/knowledge/hospital/notation.ts';
import type { ThreatSource } from '../../shared/knowledge/hospital/schema.ts';
import type { Check } from './check.ts';

/** Every control lowers something, and every threat is blocked by something or says why not. */
export const controlsWork: Check = {
  id: 'controls-work',
  demand:
    'Each control is part of a strategy that lowers a threat, and lowers alone each threat that lists it without `lowers: false`; each threat is lowered by something, or `unblocked` says why nothing can.',
  run({ sources, result }, problems) {
    const { knowledge } = result;
    const lowering = new Set<string>();
    const lowered = new Set<string>();
    const loweredAlone = new Set<string>();
    for (const strategy of knowledge.strategies) {
      for (const threat of strategy.blocks) {
        // Cap of the blocked threat's likelihood: the mirror of the strength. It counts only below the threat's own frequency.
        if (LIKELIHOODS.length - 1 - strategy.strength >= knowledge.threats[threat]!.frequency) continue;
        lowered.add(knowledge.threats[threat]!.id);
        const [first, ...others] = strategy.mandatory;
        if (first !== undefined && others.length === 0) loweredAlone.add(`${knowledge.threats[threat]!.id} ${knowledge.controls[first.type]!.id}`);
        for (const use of [...strategy.mandatory, ...strategy.optional]) lowering.add(knowledge.controls[use.type]!.id);
      }
    }
    for (const control of sources.controls)
      if (!lowering.has(control.value.id)) problems.error('control-without-effect', control, [], control.value.id, 'a threat that it lowers', 'List it at a threat that it stops, or take it away.');
    for (const { source, places } of result.threats) {
      const { id, unblocked } = source.value;
      for (const { control, lowers } of places)
        if (lowers && !loweredAlone.has(`${id} ${control}`))
          problems.error('listed-without-effect', source, ['controls'], `${control}, which does not lower it alone`, '`strength: safe`, or `lowers: false` with a reason', 'A threat as rare as very low is lowered only by what rules it out.');
      if (!lowered.has(id) && unblocked === undefined) problems.error('unblocked', source, ['controls'], 'nothing lowers it below its own frequency', 'a control strong enough, or `unblocked` with the reason', 'Name what lowers it, or say why nothing can.');
      if (lowered.has(id) && unblocked !== undefined) problems.error('unblocked', source, ['unblocked'], 'a reason why nothing blocks it', 'no reason, since something does', 'Take `unblocked` away.');
    }
  },
};

/** Strategies say which side effects come with them. */
export const sideEffects: Check = {
  id: 'side-effects',
  demand: 'What a strategy triggers is a threat that one of its controls switches on, or is explained; what its controls switch on is listed.',
  run({ sources, result }, problems) {
    const { classes } = result.context;
    const threats = new Map(sources.threats.map(({ value }) => [value.id, value]));
    const switches = sources.threats.flatMap(({ value }) =>
      value.activeWhen.flatMap((line) => {
        const place = readControlPlace(line);
        return place === null ? [] : [{ threat: value.id, control: place.control, class: classOfRole(value, place.role) }];
      }),
    );
    for (const strategy of sources.strategies) {
      const { controls, optional, blocks, triggers, sideEffects: text } = strategy.value;
      const switched = new Set(switches.filter(({ control }) => [...controls, ...optional].includes(control)).map(({ threat }) => threat));
      triggers.forEach((threat, i) => {
        if (!threats.has(threat)) problems.error('unknown-threat', strategy, ['triggers', i], threat, 'a threat of the knowledge base', 'Check the spelling.');
        else if (!switched.has(threat) && text.length < 20)
          problems.error(
            'unexplained-trigger',
            strategy,
            ['triggers', i],
            threat,
            'a threat whose `activeWhen` names a control of the strategy, or an explanation in `sideEffects`',
            'Explain how the strategy makes it likelier.',
          );
      });
      // Where the strategy puts a control decides whether the control switches a side effect on.
      const places = blocks.flatMap((id) => {
        const threat = threats.get(id);
        return (threat?.controls ?? []).flatMap((line) => {
          const place = readControlPlace(typeof line === 'string' ? line : `${line.control} @ ${line.at}`);
          return place !== null && controls.includes(place.control) ? [{ control: place.control, class: classOfRole(threat!, place.role) }] : [];
        });
      });
      const missing = switches.filter(
        (one) => !triggers.includes(one.threat) && places.some((place) => place.control === one.control && classes.isA(place.class, one.class)),
      );
      if (missing.length > 0)
        problems.warn(
          'unlisted-trigger',
          strategy,
          ['triggers'],
          triggers.join(', ') || 'none',
          `also ${[...new Set(missing.map(({ threat }) => threat))].join(', ')}`,
          'Its controls switch these side effects on: list them.',
        );
    }
  },
};

const classOfRole = ({ pattern }: ThreatSource, role: string): string =>
  pattern.key[role] ?? pattern.necessary[role] ?? pattern.sufficient[role] ?? pattern.optional[role] ?? '';
