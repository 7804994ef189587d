import type { PreparedPattern } from '../domain/prepare-pattern.ts';

/** Reads matches node by node without making anything: `data[from[node]] … data[to[node] - 1]` are a node's assets. */
export class MatchReader {
  data: Int32Array = new Int32Array(0);
  readonly from: Int32Array;
  readonly to: Int32Array;
  private readonly pattern: PreparedPattern;

  constructor(pattern: PreparedPattern) {
    this.pattern = pattern;
    this.from = new Int32Array(pattern.nodeCount);
    this.to = new Int32Array(pattern.nodeCount);
  }

  /** Turns to the match that starts here. The data must not grow while it is read. */
  read(data: Int32Array, start: number): void {
    this.data = data;
    const { nodeOfPosition, many } = this.pattern;
    for (let position = 0; position < nodeOfPosition.length; position++) {
      const node = nodeOfPosition[position]!;
      this.from[node] = start + position;
      this.to[node] = start + position + 1;
    }
    // Prohibited nodes hold nothing: their bounds stay 0.
    let at = start + nodeOfPosition.length;
    for (let i = 0; i < many.length; i++) {
      const length = data[at]!;
      const node = many[i]!.node;
      this.from[node] = at + 1;
      at += 1 + length;
      this.to[node] = at;
    }
  }

  count(node: number): number {
    return this.to[node]! - this.from[node]!;
  }
  assets(node: number): Int32Array {
    return this.data.subarray(this.from[node]!, this.to[node]!);
  }
}
