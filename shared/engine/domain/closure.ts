/** A hierarchy with its transitive closure: who is below whom, itself included. */
export interface Closure {
  readonly size: number;
  /** `below[over * size + under]` is 1 where `under` is `over` or one of its descendants. */
  readonly below: Uint8Array;
  /** Per number: itself and its ancestors. */
  readonly ancestors: readonly Int32Array[];
  /** Per number: itself and what is below it. */
  readonly descendants: readonly Int32Array[];
}

/** Closes a hierarchy given by direct parents. A cycle makes its members equal; numbers outside the table are ignored. */
export function closeHierarchy(parents: readonly (readonly number[])[]): Closure {
  const size = parents.length;
  const below = new Uint8Array(size * size);
  const ancestors = parents.map((_, start) => {
    const seen = new Set([start]);
    for (const at of seen) for (const parent of parents[at]!) if (parent >= 0 && parent < size) seen.add(parent);
    for (const over of seen) below[over * size + start] = 1;
    return Int32Array.from(seen);
  });
  const descendants = parents.map((_, over) => {
    const under: number[] = [];
    for (let number = 0; number < size; number++) if (below[over * size + number] === 1) under.push(number);
    return Int32Array.from(under);
  });
  return { size, below, ancestors, descendants };
}
