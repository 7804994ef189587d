import * as z from 'zod/mini';
import { IMPACTS } from '../../model/records.ts';

/** The head of a pack; its sections hold entries in the format of the knowledge base. docs/guides/extend-knowledge.md. */
const text = z.string().check(z.trim(), z.minLength(1));
const anything = z.optional(z.unknown());

export const packFile = z.strictObject({
  pack: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/, 'small letters, digits and hyphens, such as ward-devices')),
  version: z.string().check(z.regex(/^\d+\.\d+\.\d+$/, 'three numbers, such as 1.0.0')),
  title: text,
  description: z._default(z.string(), ''),
  classes: anything,
  relations: anything,
  attributes: anything,
  consequences: anything,
  quantities: anything,
  outages: anything,
  agents: anything,
  constructions: anything,
  threats: anything,
  controls: anything,
  strategies: anything,
  bibliography: anything,
  impacts: anything,
  places: anything,
  messages: anything,
});
export type PackHeader = Pick<z.infer<typeof packFile>, 'pack' | 'version' | 'title' | 'description'>;

/** How bad a consequence is at a class: for classes and consequences of the pack, or where the base says nothing of its own. */
export const packImpact = z.strictObject({
  consequence: z.string(),
  class: z.string(),
  level: z.enum(IMPACTS),
  reason: text,
  many: z.optional(z.enum(IMPACTS)),
});
export type PackImpact = z.infer<typeof packImpact>;

/** Where controls of the pack can sit in a threat of the base. */
export const packPlaces = z.strictObject({ threat: z.string(), controls: z.array(z.string()).check(z.minLength(1)) });
export type PackPlaces = z.infer<typeof packPlaces>;

/** A translation of the text of an entry: `table` is one of the message tables of the knowledge base. */
export const packMessage = z.strictObject({
  language: z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)),
  table: z.string(),
  entry: z.string(),
  text,
});
export type PackMessage = z.infer<typeof packMessage>;
