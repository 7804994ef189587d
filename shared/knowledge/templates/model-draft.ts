import type {
  AssetRecord,
  ControlRecord,
  ControlState,
  DiagramNode,
  ModelHeader,
  ModelRecords,
  Population,
  RelationRecord,
} from '../../model/records.ts';
import { controlKey } from '../../model/records.ts';

/** Where an asset is drawn; containers also have a size. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly height?: number;
}

/** A model under construction, filled by code (generators) rather than by a person. */
export class ModelDraft {
  readonly #assets = new Map<string, AssetRecord>();
  readonly #relations = new Map<string, RelationRecord>();
  readonly #controls = new Map<string, ControlRecord>();
  readonly #nodes = new Map<string, DiagramNode>();
  readonly #counters = new Map<string, number>();

  get relations(): readonly RelationRecord[] {
    return [...this.#relations.values()];
  }
  get assets(): readonly AssetRecord[] {
    return [...this.#assets.values()];
  }

  /** Adds an asset named after its kind (`pc0001`) and returns its id. */
  add(prefix: string, type: string, label: string, population: Population = 'singleton'): string {
    const number = (this.#counters.get(prefix) ?? 0) + 1;
    this.#counters.set(prefix, number);
    const id = `${prefix}${String(number).padStart(4, '0')}`;
    this.#assets.set(id, { id, type, label, population, notes: '', facts: {} });
    return id;
  }

  /** Adds a relation; the same one twice is one. */
  relate(from: string, type: string, to: string): void {
    const key = `${from} ${type} ${to}`;
    if (this.#relations.has(key)) return;
    this.#relations.set(key, { id: `r${String(this.#relations.size + 1).padStart(5, '0')}`, from, type, to });
  }

  control(asset: string, control: string, state: ControlState, note = ''): void {
    this.#controls.set(controlKey(asset, control), { asset, control, state, note });
  }

  place(asset: string, at: Placement): void {
    this.#nodes.set(asset, { asset, ...at });
  }

  toRecords(header: ModelHeader, diagramTitle: string): ModelRecords {
    return {
      header,
      assets: Object.fromEntries(this.#assets),
      relations: Object.fromEntries([...this.#relations.values()].map((relation) => [relation.id, relation])),
      controls: Object.fromEntries(this.#controls),
      levels: {},
      decisions: {},
      diagrams: { d1: { id: 'd1', title: diagramTitle, nodes: Object.fromEntries(this.#nodes) } },
    };
  }
}
