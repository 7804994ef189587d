import type { AttributeSetTable, ConsequenceSetTable, ControlSetTable } from '../analysis.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import type { SetLayout } from '../domain/set-layout.ts';
import type { Publication } from '../structure/build-structure.ts';
import { defaultImpacts, type SetTables } from '../structure/build-sets.ts';
import { grown, roomy } from './live-rows.ts';

type Kind = keyof SetLayout;
const KINDS: readonly Kind[] = ['controls', 'attributes', 'consequences'];

/** Rows of one kind of set: at which asset (by slot), and of which type. Sets have no members here. */
class LiveTable implements ControlSetTable {
  count: number;
  asset: Int32Array;
  type: Int32Array;
  /** One column says for all four that there are no members. */
  min: Int32Array;
  /** First row by slot. */
  first: Int32Array;
  /** First rows of stretches that are free, by their length. */
  readonly free = new Map<number, number[]>();

  constructor({ count, asset, type }: ControlSetTable, first: Int32Array, slots: Int32Array, slotCount: number) {
    this.count = count;
    this.asset = roomy(asset);
    for (let set = 0; set < count; set++) this.asset[set] = slots[asset[set]!]!;
    this.type = roomy(type);
    this.min = new Int32Array(this.asset.length).fill(-1);
    this.first = new Int32Array(slotCount + 64);
    for (let number = 0; number < slots.length; number++) this.first[slots[number]!] = first[number]!;
  }

  get max(): Int32Array {
    return this.min;
  }
  get minOf(): Int32Array {
    return this.min;
  }
  get maxOf(): Int32Array {
    return this.min;
  }

  place(slot: number, types: Int32Array): void {
    const start = this.free.get(types.length)?.pop() ?? this.count;
    this.count = Math.max(this.count, start + types.length);
    this.asset = grown(this.asset, this.count);
    this.type = grown(this.type, this.count);
    if (this.min.length < this.count) this.min = new Int32Array(this.asset.length).fill(-1);
    this.asset.fill(slot, start, start + types.length);
    this.type.set(types, start);
    this.first = grown(this.first, slot + 1);
    this.first[slot] = start;
  }

  leave(slot: number, length: number): void {
    const start = this.first[slot]!;
    const free = this.free.get(length);
    if (free === undefined) this.free.set(length, [start]);
    else free.push(start);
  }
}

class LiveAttributes extends LiveTable implements AttributeSetTable {
  consequence: Int32Array = new Int32Array(0);
}
class LiveConsequences extends LiveTable implements ConsequenceSetTable {
  defaultImpact: Uint8Array = new Uint8Array(0);
}

/** The sets of all assets by slot: an asset that comes or goes moves no set of another one. */
export class LiveSets implements SetTables {
  readonly controls: LiveTable;
  readonly attributes: LiveAttributes;
  readonly consequences: LiveConsequences;
  readonly layouts: SetLayout[];
  private readonly domain: Domain;

  constructor(domain: Domain, { sets, numbering }: Publication, slotCount: number) {
    const { slots } = numbering;
    this.domain = domain;
    this.controls = new LiveTable(sets.controls, sets.firstControl, slots, slotCount);
    this.attributes = new LiveAttributes(sets.attributes, sets.firstAttribute, slots, slotCount);
    this.attributes.consequence = roomy(sets.attributes.consequence);
    this.consequences = new LiveConsequences(sets.consequences, sets.firstConsequence, slots, slotCount);
    this.consequences.defaultImpact = roomy(sets.consequences.defaultImpact);
    this.layouts = [];
    for (let number = 0; number < slots.length; number++) this.layouts[slots[number]!] = sets.layouts[number]!;
  }

  get firstControl(): Int32Array {
    return this.controls.first;
  }
  get firstAttribute(): Int32Array {
    return this.attributes.first;
  }
  get firstConsequence(): Int32Array {
    return this.consequences.first;
  }

  /** Makes the sets of a new asset. */
  add(slot: number, classNumber: number, population: number): void {
    const { domain, attributes, consequences } = this;
    const layout = domain.layout(classNumber, population);
    this.layouts[slot] = layout;
    for (const kind of KINDS) this[kind].place(slot, layout[kind].types);
    attributes.consequence = grown(attributes.consequence, attributes.count);
    consequences.defaultImpact = grown(consequences.defaultImpact, consequences.count);
    const first = consequences.first[slot]!;
    for (let place = 0; place < layout.attributes.count; place++) {
      const consequence = domain.consequenceOf[layout.attributes.types[place]!]!;
      const at = consequence < 0 ? -1 : layout.consequences.placeOf[consequence]!;
      attributes.consequence[attributes.first[slot]! + place] = at < 0 ? -1 : first + at;
    }
    consequences.defaultImpact.fill(0, first, first + layout.consequences.count);
    defaultImpacts(domain, classNumber, population, layout.consequences, consequences.defaultImpact, first);
  }

  remove(slot: number): void {
    const layout = this.layouts[slot]!;
    for (const kind of KINDS) this[kind].leave(slot, layout[kind].count);
  }

  /** The set of a type at an asset, -1 where the asset has none. */
  find(kind: Kind, slot: number, type: number): number {
    const place = this.layouts[slot]![kind].placeOf[type] ?? -1;
    return place < 0 ? -1 : this[kind].first[slot]! + place;
  }
}
