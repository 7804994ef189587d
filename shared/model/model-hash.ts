import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { fileOf } from './file/records-to-file.ts';
import type { ModelRecords } from './records.ts';

/**
 * The content of a model as one line of JSON with every object's keys sorted, whatever the order in
 * which the records or fields came. Two models have the same canonical text exactly when they hold the same.
 */
export function canonicalModel(model: ModelRecords): string {
  const fields = Object.entries(fileOf(model)).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${Array.isArray(field) ? canonicalList(field) : canonicalJson(field)}`).join(',')}}`;
}

/** The text of a record is remembered with it: after an edit only the changed ones are written again. */
const texts = new WeakMap<object, string>();
function canonicalList(items: readonly unknown[]): string {
  return `[${items
    .map((item) => {
      if (typeof item !== 'object' || item === null) return canonicalJson(item);
      let text = texts.get(item);
      if (text === undefined) texts.set(item, (text = canonicalJson(item)));
      return text;
    })
    .join(',')}]`;
}

/** SHA-256 of the canonical text in UTF-8, 64 hexadecimal digits: `model.sha256` of the findings. */
export const modelHash = (model: ModelRecords): string => bytesToHex(sha256(utf8ToBytes(canonicalModel(model))));

/** JSON without spaces, keys sorted by UTF-16 code units on every level. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return (JSON.stringify(value) as string | undefined) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`;
}
