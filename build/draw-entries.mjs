// Draws entries of the knowledge base at random, the same for the same seed, and prints them whole: for a reader who
// goes through them critically and then looks for the same faults in the rest.
//   node build/draw-entries.mjs --seed 7 --count 50
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseDocument } from 'yaml';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '7' }, count: { type: 'string', default: '50' } },
});
const base = new URL('../knowledge-base', import.meta.url).pathname;

/** What is drawn, and how much of the whole draw each kind makes up. */
const kinds = [
  { folder: 'threats', share: 0.5 },
  { folder: 'controls', share: 0.24 },
  { folder: 'strategies', share: 0.12 },
  { folder: 'assets', share: 0.08, list: 'classes' },
  { folder: 'consequences', share: 0.06 },
];

/** Numbers from 0 to below 1 in an order that the seed decides (mulberry32). */
function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** All entries of a kind in the order of their ids, so that moving one within its file changes no draw. */
function entriesOf({ folder, list }) {
  const found = [];
  for (const name of readdirSync(join(base, folder)).filter((file) => file.endsWith('.yaml'))) {
    const text = readFileSync(join(base, folder, name), 'utf8');
    const document = parseDocument(text);
    const entries = list === undefined ? document.contents : document.get(list);
    for (const entry of entries?.items ?? []) {
      const [start, end] = entry.range;
      const line = text.slice(0, start).split('\n').length;
      found.push({ id: String(entry.get('id')), place: `${folder}/${name}:${line}`, text: text.slice(start, end).trimEnd() });
    }
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const next = randomNumbers(Number(values.seed));
const count = Number(values.count);
for (const kind of kinds) {
  const pool = entriesOf(kind);
  const wanted = Math.min(pool.length, Math.round(count * kind.share));
  const drawn = Array.from({ length: wanted }, () => pool.splice(Math.floor(next() * pool.length), 1)[0]);
  for (const { place, text } of drawn) console.log(`# ${place}\n${text}\n`);
}
