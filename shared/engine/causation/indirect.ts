import { csrFrom, type Csr } from '../../base/csr.ts';
import { IntBuffer, RowBuffer } from '../int-buffer.ts';
import type { LevelNetwork } from '../levels/level-network.ts';
import type { CauseLinks } from './links.ts';
import type { PathFlags, Walk } from './paths.ts';

/** Per threat that is an origin: the effects and threats that its paths lead to. */
export interface Indirect {
  readonly effects: Csr;
  readonly threats: Csr;
}

/** Follows both kinds of path with their origins, and turns the result round (clauses on normal operation and root causes). */
export function indirectEffects(network: LevelNetwork, links: CauseLinks, flags: PathFlags): Indirect {
  const count = network.structure.threats.count;
  const effects: (readonly number[])[] = Array.from({ length: count }, () => []);
  const threats: (readonly number[])[] = Array.from({ length: count }, () => []);
  for (const walk of [flags.normal, flags.attack]) {
    if (walk.origins.length === 0) continue;
    const reach = spreadOrigins(network, links, walk);
    walk.origins.forEach((origin, number) => {
      effects[origin] = union(effects[origin]!, reach.consequencesOf(number));
      threats[origin] = union(threats[origin]!, reach.threatsOf(number));
    });
  }
  return { effects: csrFrom(effects), threats: csrFrom(threats) };
}

interface Spread {
  consequencesOf(origin: number): readonly number[];
  threatsOf(origin: number): readonly number[];
}

/**
 * Sets of origins are bit rows over the things the walk reached. Things that reach each other in a circle share
 * their origins; passing rows along until nothing grows needs few rounds, because the queue keeps path order.
 */
function spreadOrigins(network: LevelNetwork, links: CauseLinks, walk: Walk): Spread {
  const words = (walk.origins.length + 31) >> 5;
  const threatRow = numberFlags(walk.threats);
  const consequenceRow = numberFlags(walk.consequences);
  const threatBits = new Int32Array(threatRow.count * words);
  const consequenceBits = new Int32Array(consequenceRow.count * words);
  const queue = new IntBuffer(threatRow.count + 16);
  const queued = new Uint8Array(network.structure.threats.count);
  walk.origins.forEach((origin, number) => {
    threatBits[threatRow.of[origin]! * words + (number >> 5)]! |= 1 << (number & 31);
    queued[origin] = 1;
    queue.push(origin);
  });
  for (let at = 0; at < queue.length; at++) {
    const t = queue.data[at]!;
    queued[t] = 0;
    for (let i = links.directEffects.offsets[t]!; i < links.directEffects.offsets[t + 1]!; i++) {
      const set = links.directEffects.values[i]!;
      if (
        walk.consequences[set] === 0 ||
        !merge(threatBits, threatRow.of[t]! * words, consequenceBits, consequenceRow.of[set]! * words, words)
      )
        continue;
      for (let j = links.consequenceCauses.offsets[set]!; j < links.consequenceCauses.offsets[set + 1]!; j++) {
        const next = links.consequenceCauses.values[j]!;
        if (walk.threats[next] === 0 || !walk.passes(next)) continue;
        if (merge(consequenceBits, consequenceRow.of[set]! * words, threatBits, threatRow.of[next]! * words, words) && queued[next] === 0) {
          queued[next] = 1;
          queue.push(next);
        }
      }
    }
  }
  const reader = (rows: { readonly things: Int32Array }, bits: Int32Array) => {
    const perOrigin = rowsByOrigin(rows.things, bits, words, walk.origins.length);
    return (origin: number): readonly number[] =>
      Array.from(perOrigin.values.subarray(perOrigin.offsets[origin]!, perOrigin.offsets[origin + 1]!));
  };
  return { consequencesOf: reader(consequenceRow, consequenceBits), threatsOf: reader(threatRow, threatBits) };
}

function merge(from: Int32Array, fromAt: number, to: Int32Array, toAt: number, words: number): boolean {
  let grew = false;
  for (let word = 0; word < words; word++) {
    const merged = to[toAt + word]! | from[fromAt + word]!;
    if (merged !== to[toAt + word]) {
      to[toAt + word] = merged;
      grew = true;
    }
  }
  return grew;
}

function numberFlags(flags: Uint8Array): { readonly of: Int32Array; readonly things: Int32Array; readonly count: number } {
  const of = new Int32Array(flags.length).fill(-1);
  const things = new IntBuffer();
  flags.forEach((flag, index) => {
    if (flag === 0) return;
    of[index] = things.length;
    things.push(index);
  });
  return { of, things: things.take(), count: things.length };
}

function rowsByOrigin(things: Int32Array, bits: Int32Array, words: number, origins: number): Csr {
  const rows = new RowBuffer();
  for (let origin = 0; origin < origins; origin++) {
    const word = origin >> 5;
    const bit = 1 << (origin & 31);
    for (let i = 0; i < things.length; i++) if ((bits[i * words + word]! & bit) !== 0) rows.push(things[i]!);
    rows.endRow();
  }
  return rows.take();
}

function union(a: readonly number[], b: readonly number[]): readonly number[] {
  if (a.length === 0) return b;
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}
