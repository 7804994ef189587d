import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { modelFileJsonSchema } from '../../../shared/model/file/model-file-schema.ts';

const PUBLISHED = 'docs/spec/model-file.schema.json';

describe('The published JSON Schema of the model file', () => {
  it('is what the code checks (UPDATE_SCHEMA=1 writes it anew)', () => {
    const generated = `${JSON.stringify(modelFileJsonSchema(), null, 2)}\n`;
    if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(PUBLISHED, generated);
    expect(readFileSync(PUBLISHED, 'utf8')).toBe(generated);
  });
});
