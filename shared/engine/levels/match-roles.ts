import type { Structure } from '../analysis.ts';
import type { Domain } from '../domain/prepare-domain.ts';

/** Tells, for one match at a time, which assets are alternatives (only in sufficient roles) and in which role. */
export class MatchRoles {
  /** Number of sufficient roles of the match at hand. */
  count = 0;
  private readonly structure: Structure;
  private readonly domain: Domain;
  /** Serial number of the match in which an asset was last needed, or an alternative. */
  private readonly needed: Int32Array;
  private readonly alternative: Int32Array;
  private serial = 0;
  private match = -1;
  private nodes: readonly number[] = [];

  constructor(structure: Structure, domain: Domain) {
    this.structure = structure;
    this.domain = domain;
    this.needed = new Int32Array(structure.assets.count);
    this.alternative = new Int32Array(structure.assets.count);
  }

  /** False when the match has no sufficient role: then all its assets are needed. */
  turnTo(match: number): boolean {
    const { matches } = this.structure;
    const pattern = matches.pattern[match]!;
    this.nodes = this.domain.sufficientNodes[pattern]!;
    this.count = this.nodes.length;
    if (this.count === 0) return false;
    if (match === this.match) return true;
    this.match = match;
    this.serial++;
    const first = matches.nodeOffsets.offsets[match]!;
    const nodes = this.domain.knowledge.patterns[pattern]!.nodes.length;
    for (let node = 0; node < nodes; node++) {
      const marks = this.nodes.includes(node) ? this.alternative : this.needed;
      for (let i = matches.nodeOffsets.values[first + node]!; i < matches.nodeOffsets.values[first + node + 1]!; i++)
        marks[matches.assets[i]!] = this.serial;
    }
    return true;
  }

  isAlternative(asset: number): boolean {
    return this.alternative[asset] === this.serial && this.needed[asset] !== this.serial;
  }

  /** Is the asset in this sufficient role? */
  holds(role: number, asset: number): boolean {
    if (this.count === 1) return this.alternative[asset] === this.serial;
    const { matches } = this.structure;
    const first = matches.nodeOffsets.offsets[this.match]! + this.nodes[role]!;
    for (let i = matches.nodeOffsets.values[first]!; i < matches.nodeOffsets.values[first + 1]!; i++)
      if (matches.assets[i] === asset) return true;
    return false;
  }
}
