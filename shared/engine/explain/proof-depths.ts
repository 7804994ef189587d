import type { Analysis } from '../analysis.ts';
import { eachThreatOf, levelNetwork, type LevelNetwork } from '../levels/level-network.ts';
import { IntBuffer } from '../int-buffer.ts';

/**
 * How many threats lie between the outside and each threat and consequence, along the shortest way; 0 for what
 * cannot happen. `likeliest` demands ways that explain the full level, `shortest` any way that is possible at all.
 */
export interface ProofDepths {
  readonly mode: PathMode;
  readonly threat: Int32Array;
  readonly consequence: Int32Array;
}
export type PathMode = 'likeliest' | 'shortest';

const known: Readonly<Record<PathMode, WeakMap<Analysis, ProofDepths>>> = { likeliest: new WeakMap(), shortest: new WeakMap() };

/** The depths of an analysis, measured once. */
export function proofDepths(analysis: Analysis, mode: PathMode): ProofDepths {
  let depths = known[mode].get(analysis);
  if (depths === undefined) known[mode].set(analysis, (depths = measureDepths(analysis, mode)));
  return depths;
}

/** By waves: a threat is proven once proven causes carry it, so depths fall strictly along every proof. */
function measureDepths(analysis: Analysis, mode: PathMode): ProofDepths {
  const network = levelNetwork(analysis.knowledge, analysis.structure);
  const { levels, structure } = analysis;
  const { threats } = structure;
  const threat = new Int32Array(threats.count);
  const consequence = new Int32Array(structure.consequenceSets.count);
  const proof = new Proof(network, analysis, mode, consequence);
  const seeds = seededConsequences(analysis);

  let wave = new IntBuffer(256);
  for (let t = 0; t < threats.count; t++) if (levels.threatLikelihood[t]! > 0) wave.push(t);
  for (let depth = 1; wave.length > 0; depth++) {
    const proven: number[] = [];
    for (let i = 0; i < wave.length; i++) {
      const t = wave.data[i]!;
      if (threat[t] === 0 && proof.carries(t, seeds)) proven.push(t);
    }
    const next = new IntBuffer(256);
    const queued = new Set<number>();
    for (const t of proven) threat[t] = depth;
    for (const t of proven) {
      for (let i = threats.effects.offsets[t]!; i < threats.effects.offsets[t + 1]!; i++) {
        const set = threats.effects.values[i]!;
        if (consequence[set] !== 0 || !proof.explains(t, set)) continue;
        consequence[set] = depth;
        proof.eachDependent(set, (dependent) => {
          if (levels.threatLikelihood[dependent]! > 0 && threat[dependent] === 0 && !queued.has(dependent)) {
            queued.add(dependent);
            next.push(dependent);
          }
        });
      }
    }
    wave = next;
  }
  return { mode, threat, consequence };
}

/** Without mixed causes, consequences may be there from the start. */
function seededConsequences(analysis: Analysis): Uint8Array {
  return analysis.causation.externalConsequence;
}

/** What carries a threat, given the consequences proven so far. */
class Proof {
  private readonly network: LevelNetwork;
  private readonly analysis: Analysis;
  private readonly mode: PathMode;
  private readonly proven: Int32Array;

  constructor(network: LevelNetwork, analysis: Analysis, mode: PathMode, proven: Int32Array) {
    this.network = network;
    this.analysis = analysis;
    this.mode = mode;
    this.proven = proven;
  }

  explains(threat: number, set: number): boolean {
    const { levels } = this.analysis;
    return this.mode === 'shortest' || levels.threatLikelihood[threat] === levels.consequenceLikelihood[set];
  }

  /** Can the threat reach its level (or any level at all) with what is proven? */
  carries(threat: number, seeds: Uint8Array): boolean {
    const needed = this.mode === 'shortest' ? 1 : this.analysis.levels.threatLikelihood[threat]!;
    const { all, groups, units, unitCauses } = this.network;
    for (let i = all.offsets[threat]!; i < all.offsets[threat + 1]!; i++) if (!this.holds(all.values[i]!, needed, seeds)) return false;
    for (let g = groups.offsets[threat]!; g < groups.offsets[threat + 1]!; g++) {
      const group = groups.values[g]!;
      let found = false;
      for (let u = units.offsets[group]!; !found && u < units.offsets[group + 1]!; u++) {
        const unit = units.values[u]!;
        found = true;
        for (let i = unitCauses.offsets[unit]!; found && i < unitCauses.offsets[unit + 1]!; i++)
          found = this.holds(unitCauses.values[i]!, needed, seeds);
      }
      if (!found) return false;
    }
    return true;
  }

  eachDependent(set: number, visit: (threat: number) => void): void {
    const { attributeCount, eroded } = this.network;
    eachThreatOf(this.network, attributeCount + set, visit);
    for (let i = eroded.offsets[set]!; i < eroded.offsets[set + 1]!; i++) eachThreatOf(this.network, eroded.values[i]!, visit);
  }

  private holds(cause: number, needed: number, seeds: Uint8Array): boolean {
    return isHeld(this.network, this.analysis, cause, needed, (set) => this.proven[set]! > 0 || seeds[set] === 1);
  }
}

/** Is a cause at the level that is needed, by its own weakness or by a consequence that counts as proven? */
export function isHeld(
  network: LevelNetwork,
  { levels, structure }: Analysis,
  cause: number,
  needed: number,
  isProven: (set: number) => boolean,
): boolean {
  const { attributeCount } = network;
  if (cause >= attributeCount) return levels.consequenceLikelihood[cause - attributeCount]! >= needed && isProven(cause - attributeCount);
  if (network.domain.size - 1 - levels.assertedTrust[cause]! >= needed) return true;
  const by = structure.attributeSets.consequence[cause]!;
  return by >= 0 && levels.consequenceLikelihood[by]! >= needed && isProven(by);
}
