import type { CompiledLasting, CompiledTimes } from '../compiled.ts';
import { carries, likelihoodIndex, type CompileContext } from './compile-context.ts';
import { mostSpecific } from './compile-classes.ts';
import type { QuantitySource } from './schema.ts';
import type { Located } from './source-file.ts';

const MINUTES = { min: 1, h: 60 } as const;

/** Times that people state, and what they count for; `null` where the knowledge base has none. */
export function compileTimes(context: CompileContext): CompiledTimes | null {
  const { sources, classes, problems } = context;
  const { quantities, outages } = sources;
  if (quantities.length === 0 && outages.length === 0) return null;
  for (const quantity of quantities) checkQuantity(context, quantity);
  for (const outage of outages)
    outage.value.longer.forEach(({ than, likelihood }, i) => {
      const before = outage.value.longer[i - 1];
      if (before !== undefined && (before.than >= than || likelihoodIndex(before.likelihood) <= likelihoodIndex(likelihood)))
        problems.error(
          'bad-outage',
          outage,
          ['longer', i],
          `longer than ${than}: ${likelihood}`,
          `more than ${before.than} minutes, and less likely than ${before.likelihood}`,
          'Longer outages are rarer: write the steps from short to long.',
        );
    });
  const quantityIndex = new Map(quantities.map(({ value }, i) => [value.id, i]));
  const outageIndex = new Map(outages.map(({ value }, i) => [value.id, i]));
  const lasting = (
    entries: readonly Located<{ readonly lasts?: { readonly outage: string; readonly sum: readonly string[] } | undefined }>[],
  ): CompiledLasting[] =>
    entries.flatMap((entry, type) => {
      const { lasts } = entry.value;
      if (lasts === undefined) return [];
      const outage = outageIndex.get(lasts.outage);
      if (outage === undefined)
        problems.error('unknown-outage', entry, ['lasts', 'outage'], lasts.outage, 'an outage of outages.yaml', 'Check the spelling.');
      const sum = lasts.sum.flatMap((id, i) => {
        const quantity = quantityIndex.get(id);
        if (quantity === undefined)
          problems.error('unknown-quantity', entry, ['lasts', 'sum', i], id, 'a quantity of quantities.yaml', 'Check the spelling.');
        return quantity ?? [];
      });
      return outage === undefined ? [] : [{ type, outage, sum }];
    });
  return {
    quantities: quantities.map(({ value: { id, unit, min, max } }) => ({ id, unit: MINUTES[unit], min, max })),
    defaults: sources.classes.map(({ value: { id } }) =>
      quantities.flatMap(({ value }, quantity) => {
        if (!carries(classes, id, value.at)) return [];
        const rule = mostSpecific(classes, id, value.defaultAt, (a, b) => a.value - b.value);
        return [{ quantity, value: rule?.value ?? value.default }];
      }),
    ),
    outages: outages.map(({ value: { id, longer } }) => ({
      id,
      longer: longer.map(({ than, likelihood }) => ({ than, likelihood: likelihoodIndex(likelihood) })),
    })),
    attributes: lasting(sources.attributes),
    controls: lasting(sources.controls),
  };
}

function checkQuantity({ classes, problems }: CompileContext, quantity: Located<QuantitySource>): void {
  const { at, defaultAt, min, max } = quantity.value;
  const inRange = (value: number, path: readonly (string | number)[]): void => {
    if (value < min || value > max)
      problems.error('out-of-range', quantity, path, String(value), `${min} to ${max}`, 'Change the value, or widen the range.');
  };
  at.forEach((id, i) => {
    if (!classes.indexOf.has(id))
      problems.error('unknown-class', quantity, ['at', i], id, 'a class of the knowledge base', 'Check the spelling.');
  });
  inRange(quantity.value.default, ['default']);
  defaultAt.forEach((rule, i) => {
    inRange(rule.value, ['defaultAt', i, 'value']);
    if (!classes.indexOf.has(rule.class) || !carries(classes, rule.class, at))
      problems.error(
        'unreachable-rule',
        quantity,
        ['defaultAt', i],
        rule.class,
        `a class below ${at.join(' or ')}`,
        'Widen `at`, or take the rule away.',
      );
  });
}
