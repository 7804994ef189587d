import type { ModelRecords } from '../records.ts';
import { fileOf } from './records-to-file.ts';

/** The text of a model file: two-space indent, a newline at the end (docs/spec/model-file.md). Reading it gives the same records. */
export const writeModelFile = (model: ModelRecords): string => `${JSON.stringify(fileOf(model), null, 2)}\n`;
