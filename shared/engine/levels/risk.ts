import type { Settings } from './apply-settings.ts';
import type { LevelNetwork } from './level-network.ts';
import type { Fixpoint } from './sweep.ts';
import { isCauseOf, type CauseRule } from '../causation/cause-rule.ts';
import { IntBuffer } from '../int-buffer.ts';
import { ownRisk } from './own-risk.ts';

/** Risks of consequences and threats. */
export interface Risks {
  readonly consequence: Uint8Array;
  readonly threatLocal: Int8Array;
  readonly threat: Int8Array;
  readonly overall: number;
  readonly counts: readonly number[];
}

/** Risk of every consequence and threat (clause on risk). */
export function assessRisk(network: LevelNetwork, settings: Settings, levels: Fixpoint, rule: CauseRule): Risks {
  const { structure, domain } = network;
  const { threats, consequenceSets } = structure;
  const { riskTable, risk } = domain.knowledge.scales;
  const lookUp = (impact: number, likelihood: number): number => riskTable[impact]?.[likelihood] ?? 0;

  const consequence = new Uint8Array(consequenceSets.count);
  const counts = risk.map(() => 0);
  let overall = 0;
  for (let set = 0; set < consequence.length; set++) {
    const value = lookUp(settings.impact[set]!, levels.consequence[set]!);
    consequence[set] = value;
    counts[value] = (counts[value] ?? 0) + 1;
    if (value > overall) overall = value;
  }

  const threatLocal = new Int8Array(threats.count).fill(-1);
  for (let t = 0; t < threats.count; t++) {
    const likelihood = levels.threat[t]!;
    if (likelihood < 0) continue;
    let worst = 0;
    for (let i = threats.effects.offsets[t]!; i < threats.effects.offsets[t + 1]!; i++)
      worst = Math.max(worst, lookUp(settings.impact[threats.effects.values[i]!]!, likelihood));
    threatLocal[t] = worst;
  }
  const threat =
    domain.knowledge.naming === 'cordon'
      ? ownRisk(network, levels, rule, settings.impact, riskTable, risk.length - 1)
      : spread(network, levels, rule, threatLocal, risk.length - 1);
  return { consequence, threatLocal, threat, overall, counts };
}

/** Carries risk upstream: a threat is as risky as what follows from its direct effects. Highest first, each threat once. */
function spread(network: LevelNetwork, levels: Fixpoint, rule: CauseRule, local: Int8Array, top: number): Int8Array {
  const { structure, attributeCount } = network;
  const { threats, attributeSets } = structure;
  const risk = local.slice();
  const queue = new IntBuffer(256);
  const done = new Uint8Array(structure.consequenceSets.count);
  const waiting = Array.from({ length: top + 1 }, () => new IntBuffer(64));
  for (let t = 0; t < risk.length; t++) if (risk[t]! > 0) waiting[risk[t]!]!.push(t);
  for (let level = top; level > 0; level--) {
    queue.length = 0;
    const start = waiting[level]!;
    for (let i = 0; i < start.length; i++) if (risk[start.data[i]!] === level) queue.push(start.data[i]!);
    const reach = (consequence: number): void => {
      // The first visit comes from the highest risk: later ones add nothing.
      if (done[consequence] === 1) return;
      done[consequence] = 1;
      for (let i = network.threatsCausing.offsets[consequence]!; i < network.threatsCausing.offsets[consequence + 1]!; i++) {
        const t = network.threatsCausing.values[i]!;
        if (levels.threat[t]! > 0 && levels.threat[t] === levels.consequence[consequence] && risk[t]! < level) {
          risk[t] = level;
          queue.push(t);
        }
      }
    };
    for (let at = 0; at < queue.length; at++) {
      const t = queue.data[at]!;
      if (levels.threat[t]! <= 0) continue;
      for (let i = threats.entryPoints.offsets[t]!; i < threats.entryPoints.offsets[t + 1]!; i++) {
        const set = threats.entryPoints.values[i]!;
        const by = attributeSets.consequence[set]!;
        if (by >= 0 && !rule.isExternal(set) && isCauseOf(rule, t, set)) reach(by);
      }
      for (let i = threats.conditions.offsets[t]!; i < threats.conditions.offsets[t + 1]!; i++) {
        const set = threats.conditions.values[i]!;
        if (isCauseOf(rule, t, attributeCount + set)) reach(set);
      }
    }
  }
  return risk;
}
