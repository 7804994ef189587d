import type { Check } from './check.ts';

/** Two threats that say the same are one. */
export const duplicates: Check = {
  id: 'duplicates',
  demand: 'No two threats have the same pattern, causes and effects, and no text is copied from one threat to another.',
  run({ sources }, problems) {
    const shapes = new Map<string, string>();
    const texts = new Map<string, string>();
    for (const threat of sources.threats) {
      const { pattern, causes, effects, activeWhen, how, does, reason } = threat.value;
      const shape = JSON.stringify([pattern.key, pattern.necessary, pattern.sufficient, [...pattern.links].sort(), [...pattern.prohibitedLinks].sort(), pattern.prohibited, [...causes].sort(), [...effects].sort(), activeWhen]);
      const first = shapes.get(shape);
      if (first !== undefined) problems.error('duplicate-threat', threat, ['pattern'], `the same pattern, causes and effects as ${first}`, 'a difference', 'Merge the two.');
      else shapes.set(shape, threat.entry);
      for (const [field, text] of [['how', how], ['does', does], ['reason', reason]] as const) {
        const key = text.toLowerCase().replace(/\W+/g, ' ');
        const other = texts.get(key);
        if (other !== undefined && other !== threat.entry) problems[field === 'does' ? 'warn' : 'error']('copied-text', threat, [field], `the same text as ${other}`, 'a text of its own', 'Say what is special about this threat.');
        else texts.set(key, threat.entry);
      }
    }
    const combinations = new Map<string, string>();
    for (const strategy of sources.strategies) {
      const shape = [...strategy.value.controls].sort().join();
      const first = combinations.get(shape);
      if (first !== undefined) problems.error('duplicate-strategy', strategy, ['controls'], `the same controls as ${first}`, 'another combination', 'Merge the two.');
      else combinations.set(shape, strategy.entry);
    }
  },
};
