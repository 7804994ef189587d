import type { Check } from './check.ts';

/**
 * A control names the classes at which it makes sense. A class beside one above it is a sign that nobody has decided: the
 * wider one lets it be placed on everything below, on water as on power.
 */
export const controlPlaces: Check = {
  id: 'control-places',
  demand: 'No control names a class together with one above it: it sits at the wider one, or only at the narrower ones.',
  run({ sources, result }, problems) {
    const { classes } = result.context;
    for (const control of sources.controls)
      control.value.at.forEach((narrow, i) => {
        const wide = control.value.at.find((other) => other !== narrow && classes.isA(narrow, other));
        if (wide !== undefined)
          problems.error('swallowed-place', control, ['at', i], `${narrow}, which is a kind of ${wide}`, `${narrow} or ${wide}, and not both`, 'Take the wider class away where the control makes no sense on everything below it, else the narrower one.');
      });
  },
};
