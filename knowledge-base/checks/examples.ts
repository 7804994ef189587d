import { LIKELIHOODS } from '../../shared/model/records.ts';
import type { Check } from './check.ts';
import { runExamples, surplusOfExamples } from './run-examples.ts';

/** Each threat fires in one example and stays silent in another; both are run through the engine. */
export const examples: Check = {
  id: 'examples',
  demand: 'Each threat has an example in which it fires, with nothing in it that is not needed, and one in which it stays silent, and the engine agrees.',
  run({ sources, result }, problems) {
    for (const threat of sources.threats)
      if (threat.value.examples === undefined) problems.error('no-example', threat, ['examples'], 'no examples', '`fires` and `silent`', 'Write the smallest model in which it is live, and what silences it.');
    for (const { threat, example, likelihood, holds, mistakes } of runExamples(result.knowledge, result.threats.map(({ source }) => source))) {
      if (mistakes.length > 0) problems.error('bad-example', threat, ['examples', example], mistakes.join('; '), 'a model that can be built', 'Mend the names.');
      else if (!holds && example === 'fires')
        problems.error('example-silent', threat, ['examples', example], likelihood < 0 ? 'the pattern does not match' : 'its likelihood is negligible', 'a live threat', 'Complete the example, or mend the threat.');
      else if (!holds) problems.error('example-fires', threat, ['examples', example], `its likelihood is ${LIKELIHOODS[likelihood] ?? ''}`, 'silence', 'Take away what still makes it live, or mend the threat.');
    }
    const threats = new Map(result.threats.map(({ source }) => [source.value.id, source]));
    for (const { threat, line } of surplusOfExamples(result.knowledge, [...threats.values()]))
      problems.warn('example-too-large', threats.get(threat)!, ['examples', 'fires'], line, 'the smallest model in which it fires', 'It fires without this as well: take it away.');
  },
};
