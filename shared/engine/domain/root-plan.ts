/** A link between two positions of a root. */
export interface RootLink {
  readonly relation: number;
  readonly from: number;
  readonly to: number;
}
/** A link as seen from one of its positions. */
export interface RootEnd {
  readonly relation: number;
  /** Position at the other end; the position itself for a loop. */
  readonly other: number;
  /** True: the other end points here. */
  readonly inward: boolean;
}

/** Key and root nodes with the links among them; patterns that need the same share one. */
export class RootPlan {
  readonly classes: Int32Array;
  readonly links: readonly RootLink[];
  /** False when a link names a role without a node: nothing can match. */
  readonly possible: boolean;
  private endsByPosition: readonly (readonly RootEnd[])[] | null = null;

  constructor(classes: Int32Array, links: readonly RootLink[], possible: boolean) {
    this.classes = classes;
    this.links = links;
    this.possible = possible;
  }

  /** The links of each position. Most roots of a knowledge base are never searched, so they are laid out on first use. */
  get ends(): readonly (readonly RootEnd[])[] {
    return (this.endsByPosition ??= layOutEnds(this.classes.length, this.links));
  }
}

function layOutEnds(positions: number, links: readonly RootLink[]): RootEnd[][] {
  const ends: RootEnd[][] = [];
  for (let position = 0; position < positions; position++) ends.push([]);
  for (let i = 0; i < links.length; i++) {
    const { relation, from, to } = links[i]!;
    ends[from]!.push({ relation, other: to, inward: false });
    if (from !== to) ends[to]!.push({ relation, other: from, inward: true });
  }
  return ends;
}
