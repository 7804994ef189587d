import * as z from 'zod/mini';
import { POPULATIONS, RISKS } from '../../model/records.ts';
import { DECISIONS } from '../standards.ts';

/** The authored form of compliance sets; docs/spec/compliance.md says what each field means. */
const text = z.string().check(z.trim(), z.minLength(1));
const word = z.pipe(z.union([z.string(), z.number()]), z.transform(String));
const listOf = <T extends z.ZodMiniType>(item: T) => z._default(z.array(item), []);
const some = <T extends z.ZodMiniType>(item: T) => z.array(item).check(z.minLength(1));
const risk = z.enum(RISKS);
const step = z
  .string()
  .check(z.regex(/^\^?[a-z][A-Za-z0-9]*(\|[a-z][A-Za-z0-9]*)*\*?$/, 'a step such as stores, ^stores, feeds* or stores|displays'));

const conditionPart = z.strictObject({
  via: listOf(step),
  class: listOf(z.string()),
  control: listOf(z.string()),
  fact: z.optional(text),
  population: z.optional(z.enum(POPULATIONS)),
  least: z._default(z.number().check(z.int(), z.minimum(1), z.maximum(20)), 1),
});

const rulePart = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('needs'),
    each: some(z.string()),
    where: listOf(conditionPart),
    whereLeast: z.optional(z.number().check(z.int(), z.minimum(1))),
    unless: listOf(conditionPart),
    needs: some(conditionPart),
    gap: text,
  }),
  z.strictObject({ kind: z.literal('no-threat'), threats: some(z.string()), at: some(z.string()), above: risk, gap: text }),
  z.strictObject({ kind: z.literal('no-consequence'), consequences: some(z.string()), at: some(z.string()), above: risk, gap: text }),
  z.strictObject({
    kind: z.literal('barriers'),
    consequences: some(z.string()),
    at: some(z.string()),
    above: risk,
    gap: text,
    least: z.number().check(z.int(), z.minimum(2), z.maximum(5)),
  }),
  z.strictObject({ kind: z.literal('coverage'), mapping: z.string(), codes: some(word), above: risk, gap: text }),
]);

export const requirementEntry = z.strictObject({
  id: z.string().check(z.regex(/^[A-Z][A-Z0-9]*(-[A-Za-z0-9.]+)+$/, 'an id such as GDPR-32-1-c')),
  clause: text,
  title: text,
  text,
  decided: z.enum(DECISIONS),
  person: z._default(z.string(), ''),
  rules: listOf(rulePart),
});

export const standardFile = z.strictObject({
  id: z.string().check(z.regex(/^[A-Z][A-Z0-9]*(-[A-Za-z0-9.]+)*$/)),
  title: text,
  edition: text,
  source: word,
  unreviewed: z._default(z.boolean(), false),
  requirements: z.array(z.unknown()),
});

export type RequirementSource = z.infer<typeof requirementEntry>;
export type StandardSource = Omit<z.infer<typeof standardFile>, 'requirements'>;
