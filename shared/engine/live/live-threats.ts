import type { ThreatTable } from '../analysis.ts';
import { transpose } from '../structure/strategy-registry.ts';
import { grown, LiveRows, roomy } from './live-rows.ts';

/** Threats with what they point at in rows that stay where they are. */
export class LiveThreats implements ThreatTable {
  count: number;
  readonly ids: string[];
  threat: Int32Array;
  /** -1 where a row is free. */
  match: Int32Array;
  member: Uint8Array;
  triggered: Uint8Array;
  readonly entryPoints: LiveRows;
  readonly conditions: LiveRows;
  readonly agents: LiveRows;
  readonly effects: LiveRows;
  readonly threatens: LiveRows;
  readonly blockedBy: LiveRows;
  readonly mitigatedBy: LiveRows;
  readonly triggeredBy: LiveRows;
  /** Threats of each match, in the order of the knowledge base. */
  readonly ofMatch: LiveRows;
  private readonly free: number[] = [];

  constructor(threats: ThreatTable, matchCount: number, slots: Int32Array) {
    this.count = threats.count;
    this.ids = threats.ids.slice();
    this.threat = roomy(threats.threat);
    this.match = roomy(threats.match);
    this.member = roomy(threats.member);
    this.triggered = roomy(threats.triggered);
    this.entryPoints = new LiveRows(threats.entryPoints);
    this.conditions = new LiveRows(threats.conditions);
    this.agents = new LiveRows(threats.agents);
    this.effects = new LiveRows(threats.effects);
    this.threatens = new LiveRows({ offsets: threats.threatens.offsets, values: threats.threatens.values.map((asset) => slots[asset]!) });
    this.blockedBy = new LiveRows(threats.blockedBy);
    this.mitigatedBy = new LiveRows(threats.mitigatedBy);
    this.triggeredBy = new LiveRows(threats.triggeredBy);
    const rows = { offsets: Int32Array.from({ length: this.count + 1 }, (_, row) => row), values: threats.match };
    this.ofMatch = new LiveRows(transpose(rows, this.count, matchCount));
  }

  isAlive(row: number): boolean {
    return this.match[row]! >= 0;
  }

  /** Copies a threat of another table; the numbers of its match and strategies are given by the caller. */
  add(other: ThreatTable, at: number, match: number, strategyOf: Int32Array): number {
    const row = this.free.pop() ?? this.count++;
    this.threat = grown(this.threat, row + 1);
    this.match = grown(this.match, row + 1);
    this.member = grown(this.member, row + 1);
    this.triggered = grown(this.triggered, row + 1);
    this.ids[row] = other.ids[at]!;
    this.threat[row] = other.threat[at]!;
    this.match[row] = match;
    this.member[row] = other.member[at]!;
    this.triggered[row] = other.triggered[at]!;
    for (const rows of ['entryPoints', 'conditions', 'agents', 'effects', 'threatens'] as const)
      this[rows].set(row, other[rows].values, other[rows].offsets[at]!, other[rows].offsets[at + 1]!);
    for (const rows of ['blockedBy', 'mitigatedBy', 'triggeredBy'] as const) {
      this[rows].clear(row);
      for (let i = other[rows].offsets[at]!; i < other[rows].offsets[at + 1]!; i++)
        this[rows].push(row, strategyOf[other[rows].values[i]!]!);
    }
    this.ofMatch.push(match, row);
    return row;
  }

  remove(row: number): void {
    this.match[row] = -1;
    this.free.push(row);
  }

  /** Calls `visit` with each strategy that the threat names, once for each way. */
  eachStrategy(row: number, visit: (strategy: number) => void): void {
    for (const rows of [this.blockedBy, this.mitigatedBy, this.triggeredBy])
      for (let i = rows.offsets[row]!; i < rows.ends[row]!; i++) visit(rows.values[i]!);
  }
}
