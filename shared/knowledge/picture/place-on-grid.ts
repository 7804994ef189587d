/** A place in the drawing, counted from the upper left. */
export interface Cell {
  readonly column: number;
  readonly row: number;
}

const COLUMNS = 3;
/** What a reader's eye suffers from, the worst first. */
const COST = { through: 40, crossing: 24, meeting: 14, backwards: 2.5, vertical: 0.3, diagonal: 1.2, length: 2 } as const;

/**
 * Gives every node a cell so that the links are short, run to the right where they can, do not cross and do not run through
 * other nodes. Patterns are small, so all arrangements are tried, and those that are already worse than the best are left early.
 */
export function placeOnGrid(count: number, links: readonly (readonly [number, number])[]): readonly Cell[] {
  const rows = Math.max(2, Math.ceil(count / COLUMNS) + (count > 4 ? 1 : 0));
  const cells: Cell[] = [];
  for (let row = 0; row < rows; row++) for (let column = 0; column < COLUMNS; column++) cells.push({ column, row });
  // Linked nodes follow each other, so that a bad arrangement shows early.
  const order = linkedOrder(count, links);
  const placed: Cell[] = [];
  let best: { readonly cells: readonly Cell[]; readonly cost: number } = { cells: [], cost: Infinity };

  const place = (depth: number): void => {
    const cost = costOf(placed, order.slice(0, depth), links);
    if (cost >= best.cost) return;
    if (depth === count) {
      best = { cells: [...placed], cost };
      return;
    }
    const node = order[depth] as number;
    for (const cell of cells) {
      if (order.slice(0, depth).some((other) => placed[other] === cell)) continue;
      placed[node] = cell;
      place(depth + 1);
    }
    // eslint-disable-next-line @typescript-eslint/no-array-delete, @typescript-eslint/no-dynamic-delete -- a hole says: not placed yet
    delete placed[node];
  };
  place(0);
  return best.cells;
}

function linkedOrder(count: number, links: readonly (readonly [number, number])[]): readonly number[] {
  const order: number[] = [];
  for (let start = 0; start < count; start++) {
    if (order.includes(start)) continue;
    order.push(start);
    for (let i = order.length - 1; i < order.length; i++) {
      for (const [a, b] of links) {
        const next = a === order[i] ? b : b === order[i] ? a : null;
        if (next !== null && !order.includes(next)) order.push(next);
      }
    }
  }
  return order;
}

function costOf(placed: readonly Cell[], nodes: readonly number[], links: readonly (readonly [number, number])[]): number {
  let cost = 0;
  const drawn: (readonly [Cell, Cell])[] = [];
  for (const [a, b] of links) {
    if (!nodes.includes(a) || !nodes.includes(b)) continue;
    const from = placed[a] as Cell;
    const to = placed[b] as Cell;
    const dx = to.column - from.column;
    const dy = to.row - from.row;
    cost += COST.length * (Math.abs(dx) + Math.abs(dy) - 1);
    if (dx < 0) cost += COST.backwards;
    if (dx === 0) cost += COST.vertical;
    if (dx !== 0 && dy !== 0) cost += COST.diagonal;
    if (nodes.some((node) => node !== a && node !== b && isBetween(from, to, placed[node] as Cell))) cost += COST.through;
    for (const [otherFrom, otherTo] of drawn) {
      if (crosses(from, to, otherFrom, otherTo)) cost += COST.crossing;
      const isTwin = (otherFrom === from && otherTo === to) || (otherFrom === to && otherTo === from);
      if (!isTwin && from.column + to.column === otherFrom.column + otherTo.column && from.row + to.row === otherFrom.row + otherTo.row)
        cost += COST.meeting;
    }
    drawn.push([from, to]);
  }
  // Among equals, the one that begins at the upper left.
  return cost + nodes.reduce((sum, node) => sum + ((placed[node] as Cell).column + 2 * (placed[node] as Cell).row) * 0.01, 0);
}

const turn = (a: Cell, b: Cell, c: Cell) => Math.sign((b.column - a.column) * (c.row - a.row) - (b.row - a.row) * (c.column - a.column));

function isBetween(from: Cell, to: Cell, other: Cell): boolean {
  if (turn(from, to, other) !== 0) return false;
  const within = (p: number, q: number, x: number) => x >= Math.min(p, q) && x <= Math.max(p, q);
  return within(from.column, to.column, other.column) && within(from.row, to.row, other.row);
}

function crosses(a: Cell, b: Cell, c: Cell, d: Cell): boolean {
  if (a === c || a === d || b === c || b === d) return false;
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}
