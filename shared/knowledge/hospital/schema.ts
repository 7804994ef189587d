import * as z from 'zod/mini';
import { IMPACTS, LIKELIHOODS, TRUST_LEVELS } from '../../model/records.ts';
import { CONSEQUENCE_GROUPS } from '../catalogue.ts';

/** The authored format, field by field; docs/spec/knowledge-base-format.md says what each means. */
const text = z.string().check(z.trim(), z.minLength(1));
const word = z.pipe(z.union([z.string(), z.number()]), z.transform(String));
const id = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9-]*$/));
const listOf = <T extends z.ZodMiniType>(item: T) => z._default(z.array(item), []);
const trust = z.enum(TRUST_LEVELS);
const likelihood = z.enum(LIKELIHOODS);
const impact = z.enum(IMPACTS);
const codes = listOf(word);

const SHAPES = ['asset', 'space', 'zone', 'network', 'data'] as const;

export const headerFile = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/)),
  version: z.string().check(z.regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/)),
  title: text,
  description: text,
  scales: z.strictObject({
    trust: z.array(z.string()),
    likelihood: z.array(z.string()),
    impact: z.array(z.string()),
    risk: z.array(z.string()),
    population: z.array(z.string()),
  }),
  riskTable: z.array(z.array(z.string())),
  manyFrom: z.string(),
  threatGroups: z._default(z.record(z.string(), text), {}),
  controlGroups: z._default(z.record(z.string(), text), {}),
});

export const classEntry = z.strictObject({
  id: z.string().check(z.regex(/^[A-Z][A-Za-z0-9]*$/)),
  label: text,
  parents: z.array(z.string()),
  description: text,
  assertable: z._default(z.boolean(), true),
  visible: z._default(z.boolean(), true),
  shape: z.optional(z.enum(SHAPES)),
  icon: z.optional(z.string()),
  source: z._default(word, ''),
});
export const classFile = z.strictObject({ group: text, icon: z.string(), classes: z.array(z.unknown()) });

export const relationEntry = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][A-Za-z0-9]*$/)),
  label: text,
  description: text,
  from: z.array(z.string()),
  to: z.array(z.string()),
  parents: listOf(z.string()),
  assertable: z._default(z.boolean(), true),
});

/** Makes a level of numbers that people state: what they add up to, in minutes, against how long outages of a kind last. */
const lasts = z.strictObject({ outage: z.string(), sum: z.array(z.string()).check(z.minLength(1)) });

export const attributeEntry = z.strictObject({
  id,
  label: text,
  description: text,
  consequence: z.string(),
  at: z.array(z.string()).check(z.minLength(1)),
  default: trust,
  defaultReason: text,
  defaultAt: listOf(z.strictObject({ class: z.string(), level: trust, reason: text })),
  lasts: z.optional(lasts),
});

export const consequenceEntry = z.strictObject({
  id: z.string().check(z.regex(/^C-[A-Z][A-Za-z0-9]*$/)),
  label: text,
  description: text,
  group: z.enum(CONSEQUENCE_GROUPS),
  at: z.array(z.string()).check(z.minLength(1)),
  impact,
  impactReason: text,
  many: z.optional(impact),
  impactAt: listOf(z.strictObject({ class: z.string(), level: impact, reason: text, many: z.optional(impact) })),
  anchor: z._default(z.string(), ''),
  leadsTo: z.optional(text),
});

const TIME_UNITS = ['min', 'h'] as const;
const time = z.number().check(z.minimum(0), z.maximum(100_000));
export const quantityEntry = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][A-Za-z0-9]*$/)),
  label: text,
  description: text,
  unit: z.enum(TIME_UNITS),
  min: z._default(time, 0),
  max: time,
  at: z.array(z.string()).check(z.minLength(1)),
  default: time,
  defaultReason: text,
  defaultAt: listOf(z.strictObject({ class: z.string(), value: time, reason: text })),
  sources: codes,
  unreviewed: z._default(z.boolean(), false),
});
export const outageEntry = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/)),
  label: text,
  description: text,
  longer: z.array(z.strictObject({ than: time, likelihood })).check(z.minLength(1)),
  reason: text,
  sources: codes,
  unreviewed: z._default(z.boolean(), false),
});

export const agentEntry = z.strictObject({ id, label: text, description: text, level: likelihood, reason: text });

const roles = z._default(z.record(z.string().check(z.regex(/^[a-z][A-Za-z0-9]*$/)), z.string()), {});
const patternPart = z.strictObject({
  key: roles,
  necessary: roles,
  sufficient: roles,
  optional: roles,
  prohibited: roles,
  links: listOf(z.string()),
  prohibitedLinks: listOf(z.string()),
  distinct: listOf(z.array(z.string()).check(z.minLength(2))),
});

export const constructionEntry = z.strictObject({
  id: z.string().check(z.regex(/^R-[A-Z][A-Za-z0-9]*$/)),
  reason: text,
  pattern: patternPart,
  create: z.optional(z.strictObject({ role: z.string(), class: z.string(), from: z.array(z.string()).check(z.minLength(1)) })),
  adds: z.array(z.string()).check(z.minLength(1)),
  repeat: z._default(z.number().check(z.int(), z.minimum(1), z.maximum(20)), 1),
});

const controlPlace = z.union([
  z.string(),
  z.strictObject({
    control: z.string(),
    at: z.string(),
    only: z.optional(z.array(z.string()).check(z.minLength(1))),
    strength: z.optional(trust),
    /** It notices or helps afterwards and makes the threat no less likely; `reason` says why. */
    lowers: z.optional(z.literal(false)),
    reason: z.optional(text),
  }),
]);
const caseLists = {
  assets: z._default(z.record(z.string(), z.string()), {}),
  relations: listOf(z.string()),
  given: listOf(z.string()),
  controls: listOf(z.string()),
};
const exampleEntries = z.strictObject({
  fires: z.strictObject(caseLists),
  silent: z.strictObject({
    without: listOf(z.string()),
    controls: listOf(z.string()),
    instead: z._default(z.record(z.string(), z.string()), {}),
    because: text,
  }),
});

export const threatEntry = z.strictObject({
  id: z.string().check(z.regex(/^T-[A-Z]{3,8}-\d{2,4}$/)),
  title: text,
  kinds: z.array(z.enum(['cyber', 'physical', 'human', 'natural'])).check(z.minLength(1)),
  secondary: z._default(z.boolean(), false),
  pattern: patternPart,
  causes: listOf(z.string()),
  activeWhen: listOf(z.string()),
  effects: z.array(z.string()).check(z.minLength(1)),
  frequency: likelihood,
  frequencyReason: text,
  controls: listOf(controlPlace),
  unblocked: z.optional(text),
  reason: text,
  how: text,
  does: text,
  noticed: text,
  stopped: text,
  notToConfuse: text,
  sources: z.array(z.string()).check(z.minLength(1)),
  stride: codes,
  linddun: codes,
  attack: codes,
  capec: codes,
  cwe: codes,
  gdpr: codes,
  unreviewed: z._default(z.boolean(), false),
  examples: z.optional(exampleEntries),
});

const scale = z.number().check(z.int(), z.minimum(1), z.maximum(5));
export const controlEntry = z.strictObject({
  id: z.string().check(z.regex(/^K-[A-Z][A-Za-z0-9]*$/)),
  title: text,
  at: z.array(z.string()).check(z.minLength(1)),
  description: text,
  effort: scale,
  runningCost: scale,
  strength: trust,
  strengthReason: text,
  lasts: z.optional(lasts),
  clinicalSideEffects: text,
  /** Takes away what it protects as well: advised after everything else, with what it does to care. */
  lastResort: z._default(z.boolean(), false),
  iso27002: codes,
  csf: codes,
  iec62443: codes,
  hicp: codes,
  gdpr: codes,
  nis2: codes,
  sources: codes,
  unreviewed: z._default(z.boolean(), false),
});

export const strategyEntry = z.strictObject({
  id: z.string().check(z.regex(/^S-([A-Z]{3,8}-)?\d+[a-z]?$/)),
  title: text,
  controls: z.array(z.string()).check(z.minLength(1)),
  optional: listOf(z.string()),
  strength: trust,
  strengthReason: text,
  blocks: z.array(z.string()).check(z.minLength(1)),
  triggers: listOf(z.string()),
  sideEffects: text,
});

export const sourceEntry = z.strictObject({
  id: word,
  author: text,
  title: text,
  year: word,
  /** A standard, law or report of many pages: what cites it names the place, or is shown as citing it in general. */
  long: z._default(z.boolean(), false),
  where: z._default(word, ''),
  note: z._default(z.string(), ''),
  unreviewed: z._default(z.boolean(), false),
});

export type HeaderSource = z.infer<typeof headerFile>;
export type ClassSource = z.infer<typeof classEntry> & { readonly group: string; readonly groupIcon: string };
export type RelationSource = z.infer<typeof relationEntry>;
export type AttributeSource = z.infer<typeof attributeEntry>;
export type ConsequenceSource = z.infer<typeof consequenceEntry>;
export type QuantitySource = z.infer<typeof quantityEntry>;
export type OutageSource = z.infer<typeof outageEntry>;
export type AgentSource = z.infer<typeof agentEntry>;
export type PatternSource = z.infer<typeof patternPart>;
export type ConstructionSource = z.infer<typeof constructionEntry>;
export type ThreatSource = z.infer<typeof threatEntry>;
export type ExampleSource = z.infer<typeof exampleEntries>;
export type ControlSource = z.infer<typeof controlEntry>;
export type StrategySource = z.infer<typeof strategyEntry>;
export type BibliographySource = z.infer<typeof sourceEntry>;
