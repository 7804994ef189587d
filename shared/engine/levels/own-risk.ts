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
  for (let threat = 0; threat < threats.count; threat++) {
    for (let likelihood = 1; likelihood <= levels.threat[threat]!; likelihood++) {
      let worst = 0;
      for (let i = threats.effects.offsets[threat]!; i < threats.effects.offsets[threat + 1]!; i++)
        worst = Math.max(worst, riskTable[impact[threats.effects.values[i]!]!]?.[likelihood] ?? 0);
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
  return Int8Array.from(levels.threat, (likelihood, threat) =>
    likelihood < 0 ? -1 : likelihood === 0 ? 0 : best[threat * size + likelihood]!,
  );
}
