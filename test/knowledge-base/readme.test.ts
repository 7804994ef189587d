import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { knowledgeSources } from '../helpers/knowledge-sources.ts';

it('The README counts threats and controls as the knowledge base has them', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const { sources } = knowledgeSources();
  expect(readme).toContain(`${String(sources.threats.length)} threats as patterns over several assets`);
  expect(readme).toContain(`${String(sources.controls.length)} controls and their combinations`);
});
