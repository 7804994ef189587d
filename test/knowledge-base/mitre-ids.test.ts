import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { knowledgeSources } from '../helpers/knowledge-sources.ts';

/** Ids and names of ATT&CK and CAPEC, where a developer has them beside the checkout; a name that begins with `X ` is revoked. */
const list = fileURLToPath(new URL('../../../shared/catalogue/mitre-ids.json', import.meta.url));
const isThere = existsSync(list);
if (!isThere) console.log('ATT&CK and CAPEC ids are not checked: the list of ids is not beside this checkout.');

describe.skipIf(!isThere)('ids of ATT&CK and CAPEC', () => {
  it('exist and are not revoked', () => {
    const known = JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>;
    const wrong = knowledgeSources().sources.threats.flatMap(({ value }) =>
      [...value.attack, ...value.capec].filter((id) => known[id] === undefined || known[id].startsWith('X ')).map((id) => `${value.id}: ${id} ${known[id] ?? 'unknown'}`),
    );
    expect(wrong).toEqual([]);
  });
});
