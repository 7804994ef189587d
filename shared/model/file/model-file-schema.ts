import * as z from 'zod/mini';
import { CONTROL_STATES, IMPACTS, POPULATIONS, TREATMENTS, TRUST_LEVELS } from '../records.ts';

// The app's content policy forbids generated code, so validation runs the same way everywhere.
z.config({ jitless: true });

/** The format that this version writes. */
export const MODEL_FORMAT = 'cordon-model/1';
export const MODEL_FORMAT_VERSION = 1;

/** Names that every JavaScript object answers to; as record ids they would be found where nothing is. */
const RESERVED = new Set(['__proto__', ...Object.getOwnPropertyNames(Object.prototype)]);
const ID_LENGTH = 256;

const id = z.string().check(
  z.minLength(1),
  z.maxLength(ID_LENGTH),
  z.refine((value) => !RESERVED.has(value), { error: 'reserved-name' }),
);
const text = z.string();
const optional = z.optional;
const anything = z.record(z.string(), z.unknown());

const assetSchema = z.looseObject({
  id,
  type: id,
  label: optional(text),
  population: optional(z.enum(POPULATIONS)),
  notes: optional(text),
  facts: optional(anything),
  quantities: optional(z.record(z.string(), z.number().check(z.nonnegative()))),
});
const relationSchema = z.looseObject({ id, from: id, type: id, to: id });
const controlSchema = z.looseObject({ asset: id, control: id, state: z.enum(CONTROL_STATES), note: optional(text) });
const trustLevelSchema = z.looseObject({ asset: id, attribute: id, level: z.enum(TRUST_LEVELS) });
const impactLevelSchema = z.looseObject({ asset: id, consequence: id, impact: z.enum(IMPACTS) });
const decisionSchema = z.looseObject({
  finding: id,
  treatment: z.enum(TREATMENTS),
  owner: optional(text),
  due: optional(z.nullable(text)),
  expires: optional(z.nullable(text)),
  justification: optional(text),
});
const diagramNodeSchema = z.looseObject({
  asset: id,
  x: z.number(),
  y: z.number(),
  width: optional(z.number().check(z.positive())),
  height: optional(z.number().check(z.positive())),
  collapsed: optional(z.boolean()),
});
const diagramSchema = z.looseObject({ id, title: optional(text), nodes: optional(z.array(diagramNodeSchema)) });

/** A `cordon-model/1` file. Unknown fields are allowed on every level and kept. */
export const modelFileSchema = z.looseObject({
  format: z.literal(MODEL_FORMAT),
  id,
  title: text,
  description: optional(text),
  knowledgeBase: optional(z.looseObject({ id: text, version: optional(text) })),
  assets: z.array(assetSchema),
  relations: z.array(relationSchema),
  controls: optional(z.array(controlSchema)),
  levels: optional(z.array(z.union([trustLevelSchema, impactLevelSchema]))),
  decisions: optional(z.array(decisionSchema)),
  diagrams: optional(z.array(diagramSchema)),
  assessments: optional(z.array(z.unknown())),
});

/** A file that has passed the schema, as it was read: unknown fields included. */
export type ModelFile = z.infer<typeof modelFileSchema>;

/** The published JSON Schema (docs/spec/model-file.schema.json is this, written out). */
export const modelFileJsonSchema = (): unknown => ({
  title: 'Cordon model file',
  description: 'One clinical system as modelled in Cordon: cordon-model/1. Unknown fields are kept.',
  ...z.toJSONSchema(modelFileSchema, { target: 'draft-2020-12' }),
});
