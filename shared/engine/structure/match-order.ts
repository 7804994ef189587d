import { MatchList } from '../match/match-list.ts';

/** The matches of a list in canonical order, and the assets of each many-sided node too. The list itself is used up. */
export function sortMatches(list: MatchList, numbers: Int32Array): MatchList {
  sortMembers(list, numbers);
  const order = list.pattern.inOrder;
  let isSorted = true;
  for (let match = 1; isSorted && match < list.count; match++) isSorted = compare(list, match - 1, list, match, order, numbers) <= 0;
  if (isSorted) return list;
  const rows = new Int32Array(list.count);
  for (let match = 0; match < rows.length; match++) rows[match] = match;
  rows.sort((a, b) => compare(list, a, list, b, order, numbers));
  const sorted = new MatchList(list.pattern);
  for (let i = 0; i < rows.length; i++) sorted.copy(list, rows[i]!);
  return sorted;
}

function compare(left: MatchList, a: number, right: MatchList, b: number, order: readonly number[], numbers: Int32Array): number {
  const startA = left.starts.data[a]!;
  const startB = right.starts.data[b]!;
  for (let i = 0; i < order.length; i++) {
    const by = numbers[left.data.data[startA + order[i]!]!]! - numbers[right.data.data[startB + order[i]!]!]!;
    if (by !== 0) return by;
  }
  return 0;
}

function sortMembers(list: MatchList, numbers: Int32Array): void {
  const { pattern } = list;
  if (pattern.many.length === 0) return;
  const data = list.data.data;
  for (let match = 0; match < list.count; match++) {
    let at = list.start(match) + pattern.nodeOfPosition.length;
    for (let i = 0; i < pattern.many.length; i++) {
      const end = at + 1 + data[at]!;
      if (end - at > 2) sortByNumber(data, at + 1, end, numbers);
      at = end;
    }
  }
}

/** Most nodes hold few assets: those are sorted in place. */
function sortByNumber(slots: Int32Array, from: number, to: number, numbers: Int32Array): void {
  if (to - from > 24) {
    slots.subarray(from, to).sort((a, b) => numbers[a]! - numbers[b]!);
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const slot = slots[i]!;
    let at = i - 1;
    while (at >= from && numbers[slots[at]!]! > numbers[slot]!) {
      slots[at + 1] = slots[at]!;
      at--;
    }
    slots[at + 1] = slot;
  }
}
