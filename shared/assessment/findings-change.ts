import type { ConsequenceFinding, Findings, StrategyFinding, ThreatFinding } from './findings.ts';

/** How a list differs from the one before: places that went (in the old list), and what came (places in the new one). */
export interface ListChange<Item> {
  readonly removed: readonly number[];
  readonly inserted: readonly number[];
  readonly items: readonly Item[];
}

/** How findings differ from those before. Ranks of threats and consequences are not told: they are the places in the lists. */
export interface FindingsChange {
  readonly threats: ListChange<ThreatFinding>;
  readonly consequences: ListChange<ConsequenceFinding>;
  readonly strategies: ListChange<StrategyFinding>;
  /** The rank of each threat of the knowledge base. */
  readonly threatRanks: Readonly<Record<string, number>>;
  readonly rest: Omit<Findings, 'threats' | 'consequences' | 'strategies'>;
}

/**
 * The findings after a change. What stayed is the same objects as before; their ranks are brought up to date in place, so
 * the ranks of the findings before are no longer theirs.
 */
export function applyFindingsChange(before: Findings, change: FindingsChange): Findings {
  const threats = applyList(before.threats, change.threats);
  for (let place = 0; place < threats.length; place++) setRanks(threats[place]!, place + 1, change.threatRanks[threats[place]!.threat]!);
  const consequences = applyList(before.consequences, change.consequences);
  for (let place = 0; place < consequences.length; place++) (consequences[place] as { rank: number }).rank = place + 1;
  const { timings, ...rest } = change.rest;
  return {
    ...rest,
    threats,
    consequences,
    strategies: applyList(before.strategies, change.strategies),
    ...(timings === undefined ? {} : { timings }),
  };
}

function setRanks(finding: { rank: number; threatRank: number }, rank: number, threatRank: number): void {
  finding.rank = rank;
  finding.threatRank = threatRank;
}

function applyList<Item>(before: readonly Item[], { removed, inserted, items }: ListChange<Item>): Item[] {
  const after = new Array<Item>(before.length - removed.length + items.length);
  let [gone, come, place] = [0, 0, 0];
  for (let at = 0; at < after.length; at++) {
    while (gone < removed.length && removed[gone] === place) {
      gone++;
      place++;
    }
    after[at] = come < inserted.length && inserted[come] === at ? items[come++]! : before[place++]!;
  }
  return after;
}
