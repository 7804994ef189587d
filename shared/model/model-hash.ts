import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { fileOf } from './file/records-to-file.ts';
import type { ModelRecords } from './records.ts';

/**
 * The content of a model as one line of JSON with every object's keys sorted, whatever the order in
 * which the records or fields came. Two models have the same canonical text exactly when they hold the same.
 */
export const canonicalModel = (model: ModelRecords): string => canonicalJson(fileOf(model));

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
