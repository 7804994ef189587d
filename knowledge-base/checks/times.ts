import type { Check } from './check.ts';

/** Times that people are asked for count for something, and what they are measured on rests on a source. */
export const timesCount: Check = {
  id: 'times',
  demand: 'Each quantity is summed by an attribute or control, each outage measures something, and both name sources of the bibliography.',
  run({ sources }, problems) {
    const lasting = [...sources.attributes, ...sources.controls].flatMap(({ value }) => value.lasts ?? []);
    const summed = new Set(lasting.flatMap(({ sum }) => sum));
    const measured = new Set(lasting.map(({ outage }) => outage));
    const known = new Set(sources.bibliography.map(({ value }) => value.id));
    for (const quantity of sources.quantities)
      if (!summed.has(quantity.value.id)) problems.error('idle-quantity', quantity, [], quantity.value.id, 'an attribute or control that sums it under `lasts`', 'Let it count for something, or take it away.');
    for (const outage of sources.outages)
      if (!measured.has(outage.value.id)) problems.error('idle-outage', outage, [], outage.value.id, 'an attribute or control that is measured on it', 'Use it, or take it away.');
    for (const entry of [...sources.quantities, ...sources.outages]) {
      if (entry.value.sources.length === 0) problems.error('no-source', entry, ['sources'], 'no source', 'where the figures come from', 'Name a source, or `own` with the reasoning beside it.');
      entry.value.sources.forEach((source, i) => {
        if (!known.has(source.split(',')[0]!.trim())) problems.error('unknown-source', entry, ['sources', i], source, 'an entry of bibliography.yaml', 'Add the source there.');
      });
    }
    for (const attribute of sources.attributes)
      if (attribute.value.lasts !== undefined && attribute.value.defaultAt.length > 0) problems.error('two-defaults', attribute, ['defaultAt'], 'levels by class beside `lasts`', 'defaults of the quantities that are summed', 'Give the classes their usual times in quantities.yaml.');
  },
};
