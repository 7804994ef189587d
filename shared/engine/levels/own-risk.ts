import type { LevelNetwork } from './level-network.ts';
import type { Fixpoint } from './sweep.ts';
import { isCauseOf, type CauseRule } from '../causation/cause-rule.ts';
import { IntBuffer } from '../int-buffer.ts';

/**
 * How risky a threat is by its own likelihood: the highest risk among its effects and all that follows, each at the least
 * likelihood on the way from it. So a second way to the same harm keeps its risk where another way is likelier, and blocking
 * the likelier one brings no surprise. (The reference counts only threats that explain the likelihood of a consequence.)
 *
 * A state is a threat at a likelihood: the threat's own, or a lesser one that reached it. States are settled highest risk
 * first, each once; the answer for a threat is that of its own likelihood.
 */
export function ownRisk(
  network: LevelNetwork,
  levels: Fixpoint,
  rule: CauseRule,
  impact: Uint8Array,
  riskTable: readonly (readonly number[])[],
  highest: number,
): Int8Array {
  const { structure, attributeCount, threatsCausing } = network;
  const { threats, attributeSets } = structure;
  const size = network.domain.size;
  const best = new Int8Array(threats.count * size).fill(-1);
  const waiting = Array.from({ length: highest + 1 }, () => new IntBuffer(64));
  const table = Uint8Array.from({ length: riskTable.length * size }, (_, at) => riskTable[Math.floor(at / size)]![at % size] ?? 0);
  const risky = Uint8Array.from(riskTable, (row) => (row.some((risk) => risk > 0) ? 1 : 0));
  const { offsets, values } = threats.effects;
  const hasRisk = (first: number, end: number): boolean => {
    for (let i = first; i < end; i++) if (risky[impact[values[i]!]!] === 1) return true;
    return false;
  };
  for (let threat = 0; threat < threats.count; threat++) {
    const [first, end] = [offsets[threat]!, offsets[threat + 1]!];
    const own = levels.threat[threat]!;
    if (own <= 0) continue;
    if (!hasRisk(first, end)) {
      best.fill(0, threat * size + 1, threat * size + own + 1);
      continue;
    }
    for (let likelihood = own; likelihood >= 1; likelihood--) {
      let worst = 0;
      for (let i = first; i < end; i++) {
        const risk = table[impact[values[i]!]! * size + likelihood]!;
        if (risk > worst) worst = risk;
      }
      const state = threat * size + likelihood;
      best[state] = worst;
      if (worst > 0) waiting[worst]!.push(state);
    }
  }
  // Which causes have been followed at which likelihood: the first visit comes from the highest risk.
  const done = new Uint8Array(structure.consequenceSets.count * size);
  const queue = new IntBuffer(256);
  for (let level = highest; level > 0; level--) {
    queue.length = 0;
    const start = waiting[level]!;
    for (let i = 0; i < start.length; i++) if (best[start.data[i]!] === level) queue.push(start.data[i]!);
    const reach = (consequence: number, likelihood: number, isWhole: boolean): void => {
      // A threat at its full likelihood stays there however much likelier its cause is.
      for (let from = likelihood; from < (isWhole ? size : likelihood + 1); from++) {
        if (done[consequence * size + from] === 1) continue;
        done[consequence * size + from] = 1;
        for (let i = threatsCausing.offsets[consequence]!; i < threatsCausing.offsets[consequence + 1]!; i++) {
          const earlier = threatsCausing.values[i]!;
          const state = earlier * size + from;
          if (levels.threat[earlier]! < from || best[state]! >= level) continue;
          best[state] = level;
          queue.push(state);
        }
      }
    };
    for (let at = 0; at < queue.length; at++) {
      const state = queue.data[at]!;
      const threat = Math.floor(state / size);
      const likelihood = state % size;
      const isWhole = likelihood === levels.threat[threat]!;
      for (let i = threats.entryPoints.offsets[threat]!; i < threats.entryPoints.offsets[threat + 1]!; i++) {
        const set = threats.entryPoints.values[i]!;
        const by = attributeSets.consequence[set]!;
        if (by >= 0 && !rule.isExternal(set) && isCauseOf(rule, threat, set)) reach(by, likelihood, isWhole);
      }
      for (let i = threats.conditions.offsets[threat]!; i < threats.conditions.offsets[threat + 1]!; i++) {
        const set = threats.conditions.values[i]!;
        if (isCauseOf(rule, threat, attributeCount + set)) reach(set, likelihood, isWhole);
      }
    }
  }
  const result = new Int8Array(threats.count);
  for (let threat = 0; threat < result.length; threat++) {
    const likelihood = levels.threat[threat]!;
    result[threat] = likelihood < 0 ? -1 : likelihood === 0 ? 0 : best[threat * size + likelihood]!;
  }
  return result;
}
