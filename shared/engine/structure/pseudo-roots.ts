import type { AssetTable, MatchTable } from '../analysis.ts';
import type { Domain } from '../domain/prepare-domain.ts';

/** Do two assets have a link between them, of any relation that counts? */
export type AreLinked = (a: number, b: number) => boolean;

/** Tells which many-sided assets of the match at hand are wired like unique ones. */
export class PseudoRoots {
  /** The match at hand. */
  match = -1;
  private readonly domain: Domain;
  private readonly assets: AssetTable;
  private readonly matches: MatchTable;
  private readonly areLinked: AreLinked;

  constructor(domain: Domain, assets: AssetTable, matches: MatchTable, areLinked: AreLinked) {
    this.domain = domain;
    this.assets = assets;
    this.matches = matches;
    this.areLinked = areLinked;
  }

  /** Is the asset linked to one in a unique role whose population is no smaller? */
  has(asset: number): boolean {
    const { nodeOffsets, pattern, assets } = this.matches;
    const { populations } = this.assets;
    const { nodeOfPosition } = this.domain.patterns[pattern[this.match]!]!;
    const first = nodeOffsets.offsets[this.match]!;
    for (let position = 0; position < nodeOfPosition.length; position++) {
      const unique = assets[nodeOffsets.values[first + nodeOfPosition[position]!]!]!;
      if (populations[unique]! >= populations[asset]! && this.areLinked(unique, asset)) return true;
    }
    return false;
  }
}
