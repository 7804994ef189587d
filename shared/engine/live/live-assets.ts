import type { AssetTable } from '../analysis.ts';
import type { Csr } from '../../base/csr.ts';
import { INFERRED, type WorkingGraph } from '../graph/working-graph.ts';
import { grown } from './live-rows.ts';

/** The assets of a model under edit by their slot in the graph. */
export class LiveAssets implements AssetTable {
  count: number;
  readonly ids: readonly string[];
  readonly tokens: readonly string[];
  readonly labels: readonly string[];
  classes: Int32Array;
  populations: Uint8Array;
  // Who made an asset of what is left to the graph.
  readonly createdBy = new Int32Array(0);
  readonly includes: Csr = { offsets: new Int32Array(1), values: new Int32Array(0) };
  /** The number of each slot where tables are numbered by slot: itself. */
  slots: Int32Array;
  private readonly graph: WorkingGraph;

  constructor(graph: WorkingGraph) {
    const { ids, tokens, labels } = graph;
    this.graph = graph;
    this.count = ids.length;
    this.ids = ids;
    this.tokens = tokens;
    this.labels = labels;
    this.classes = grown(Int32Array.from(graph.classes), this.count + 64);
    this.populations = grown(Uint8Array.from(graph.populations), this.count + 64);
    this.slots = Int32Array.from({ length: this.count + 64 }, (_, slot) => slot);
  }

  /** Both kinds are rows alike. */
  get asserted(): number {
    return this.count;
  }

  /** Takes over an asset that came. */
  add(slot: number): void {
    const { graph } = this;
    this.count = graph.ids.length;
    this.classes = grown(this.classes, slot + 1);
    this.populations = grown(this.populations, slot + 1);
    this.classes[slot] = graph.classes[slot]!;
    this.populations[slot] = graph.populations[slot]!;
    for (let next = this.slots.length; next <= slot; next = this.slots.length)
      this.slots = Int32Array.from({ length: next * 2 }, (_, at) => at);
  }

  /** The slot of an asset, -1 when there is none of this id. */
  slotOf(asset: string): number {
    const slot = this.graph.slotOf.get(asset);
    return slot !== undefined && this.graph.isAlive(slot) ? slot : -1;
  }
  isAlive(slot: number): boolean {
    return this.graph.isAlive(slot);
  }
  isAsserted(slot: number): boolean {
    return this.graph.isAlive(slot) && this.graph.createdBy[slot]! < 0;
  }

  /** Assets and relations that construction made. */
  inferred(): { readonly assets: number; readonly relations: number } {
    const { links, inferredCount } = this.graph;
    let relations = 0;
    for (let entry = 0; entry < links.used; entry++)
      if (links.multiplicity[entry]! > 0 && (links.mark[entry]! & INFERRED) !== 0) relations++;
    return { assets: inferredCount, relations };
  }
}
