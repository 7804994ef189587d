import * as fc from 'fast-check';
import type { ModelRecords } from '../../shared/model/records.ts';
import { CONTROL_STATES, IMPACTS, POPULATIONS, TREATMENTS, TRUST_LEVELS, controlKey, levelKey } from '../../shared/model/records.ts';

const id = (prefix: string) => fc.integer({ min: 1, max: 12 }).map((n) => `${prefix}${String(n)}`);
const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !(text in Object.prototype) && text !== '__proto__');
const text = fc.string({ maxLength: 30, unit: 'grapheme' });
const extraKey = fc.oneof(
  fc.constantFrom('x-owner', 'colour', '__proto__', 'constructor', 'toString', '1', 'añada'),
  fc.string({ minLength: 2, maxLength: 6 }).map((s) => `~${s}`),
);
// Minus zero is no JSON number of its own: it is written as 0.
const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const extra = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc
    .array(fc.tuple(extraKey, json), { minLength: 1, maxLength: 3 })
    .map((rows) => ({ extra: Object.fromEntries(rows) as Record<string, unknown> })),
);
const coordinate = fc.integer({ min: -5000, max: 5000 });
const size = fc.integer({ min: 8, max: 900 });

const table = <T>(record: fc.Arbitrary<T>, key: (record: T) => string): fc.Arbitrary<Record<string, T>> =>
  fc.array(record, { maxLength: 8 }).map((records) => Object.fromEntries(records.map((r) => [key(r), r])));

const asset = fc
  .record({
    id: id('a'),
    type: word,
    label: text,
    population: fc.constantFrom(...POPULATIONS),
    notes: text,
    facts: fc.dictionary(extraKey, json, { maxKeys: 2 }),
  })
  .chain((r) => extra.map((e) => ({ ...r, facts: Object.fromEntries(Object.entries(r.facts)), ...e })));
const relation = fc.record({ id: id('r'), from: id('a'), type: word, to: id('a') }).chain((r) => extra.map((e) => ({ ...r, ...e })));
const control = fc
  .record({ asset: id('a'), control: word, state: fc.constantFrom(...CONTROL_STATES), note: text })
  .chain((r) => extra.map((e) => ({ ...r, ...e })));
const level = fc.oneof(
  fc.record({ asset: id('a'), attribute: word, level: fc.constantFrom(...TRUST_LEVELS) }),
  fc.record({ asset: id('a'), consequence: word, impact: fc.constantFrom(...IMPACTS) }),
);
const decision = fc.record({
  finding: word,
  treatment: fc.constantFrom(...TREATMENTS),
  owner: text,
  due: fc.option(fc.constantFrom('2027-01-31', '2026-12-01')),
  expires: fc.option(fc.constantFrom('2028-01-31')),
  justification: text,
});
const node = fc
  .record(
    { asset: id('a'), x: coordinate, y: coordinate, width: size, height: size, collapsed: fc.boolean() },
    { requiredKeys: ['asset', 'x', 'y'] },
  )
  .chain((r) => extra.map((e) => ({ ...r, ...e })));
const diagram = fc
  .record({ id: id('d'), title: text, nodes: table(node, (n) => n.asset) })
  .chain((r) => extra.map((e) => ({ ...r, ...e })));
const header = fc
  .record({
    id: id('m'),
    title: text,
    description: text,
    knowledgeBase: fc.record({ id: fc.constant('cordon-hospital'), version: fc.constantFrom('', '0.1.0') }),
    assessments: fc.array(json, { maxLength: 2 }),
  })
  .chain((r) => extra.map((e) => ({ ...r, ...e })));

/** Any model, with odd labels, unknown fields and records that hang in the air. */
export const arbitraryModel: fc.Arbitrary<ModelRecords> = fc.record({
  header,
  assets: table(asset, (r) => r.id),
  relations: table(relation, (r) => r.id),
  controls: table(control, (r) => controlKey(r.asset, r.control)),
  levels: table(level, (r) => levelKey(r.asset, 'attribute' in r ? r.attribute : r.consequence)),
  decisions: table(decision, (r) => r.finding),
  diagrams: table(diagram, (r) => r.id),
});
