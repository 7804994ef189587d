import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { controlEffects, type ControlEffect } from '../../knowledge-base/checks/control-effects.ts';
import { readControlPlace } from '../../shared/knowledge/hospital/notation.ts';
import type { ThreatSource } from '../../shared/knowledge/hospital/schema.ts';
import { LIKELIHOODS } from '../../shared/model/records.ts';
import { knowledgeSources } from '../helpers/knowledge-sources.ts';

const { result } = knowledgeSources();
const threats = new Map(result.threats.map(({ source }) => [source.value.id, source]));
const placeOf = (line: ThreatSource['controls'][number]) => readControlPlace(typeof line === 'string' ? line : `${line.control} @ ${line.at}`);

/** The controls of a threat's list: those that are to lower it, and those of which it says that they do not. */
function listed({ controls }: ThreatSource): { readonly lowering: ReadonlySet<string>; readonly helping: ReadonlySet<string> } {
  const names = (lines: ThreatSource['controls']) => new Set(lines.flatMap((line) => placeOf(line)?.control ?? []));
  const helps = (line: ThreatSource['controls'][number]) => typeof line !== 'string' && line.lowers === false;
  return { lowering: names(controls.filter((line) => !helps(line))), helping: names(controls.filter(helps)) };
}

const inWords = ({ threat, control, places, likelihood }: ControlEffect): string =>
  `${threat.value.id} ${control}: ${LIKELIHOODS[likelihood] ?? 'not there'} with and without it at ${places.join(', ') || 'no place'}`;

describe('a control alone, in the smallest model in which a threat fires', () => {
  it('lowers the threat at which it is listed, unless the list says what it does instead', () => {
    const trials = [...threats.values()].flatMap((threat) => [...listed(threat.value).lowering].map((control) => ({ threat, control })));
    expect(trials.length).toBeGreaterThan(1000);
    expect(controlEffects(result.knowledge, trials).filter(({ lowers }) => !lowers).map(inWords)).toEqual([]);
  }, 300_000);

  it('leaves the threats alone of which the list says that it does not lower them', () => {
    const trials = [...threats.values()].flatMap((threat) => {
      const { lowering, helping } = listed(threat.value);
      return [...helping].filter((control) => !lowering.has(control)).map((control) => ({ threat, control }));
    });
    expect(trials.length).toBeGreaterThan(50);
    expect(controlEffects(result.knowledge, trials).filter(({ lowers }) => lowers).map(inWords)).toEqual([]);
  }, 300_000);

  const catalogue = ['threats1.txt', 'threats2.txt'].map((name) => fileURLToPath(new URL(`../../../shared/catalogue/${name}`, import.meta.url)));
  const isThere = catalogue.every((path) => existsSync(path));
  if (!isThere) console.log('Skipped: the catalogue beside the repository (../shared/catalogue) is not there.');
  it.skipIf(!isThere)('lowers the threat for which the catalogue names it, unless the knowledge base says why not', () => {
    const rows = catalogue.flatMap((path) => readFileSync(path, 'utf8').split('\n')).filter((line) => /^T-/.test(line));
    const named = rows.flatMap((row) => {
      const columns = row.split('|');
      const controls = columns.at(-1)!.split(/[ ,]+/).filter((word) => /^K-/.test(word));
      return controls.map((control) => ({ id: columns[0]!, control }));
    });
    expect(named.length).toBeGreaterThan(600);
    expect(named.filter(({ id }) => !threats.has(id))).toEqual([]);
    const trials = named
      .map(({ id, control }) => ({ threat: threats.get(id)!, control }))
      .filter(({ threat, control }) => !listed(threat.value).helping.has(control));
    expect(controlEffects(result.knowledge, trials).filter(({ lowers }) => !lowers).map(inWords)).toEqual([]);
  }, 300_000);
});
