import type { Domain } from '../domain/prepare-domain.ts';
import { EdgePool } from './edge-pool.ts';

/** State of the graph before the first construction. */
export const ASSERTED = 0;
/** A state after everything. */
export const FOREVER = 0x7fffffff;

/** Marks of a link: made by a construction; without cardinalities (D11). */
export const INFERRED = 1;
export const UNCOUNTED = 2;

/**
 * The assets and links under construction. An asset keeps its slot for as long as it exists; published tables
 * number assets anew, in canonical order. `births` say in which construction pass a thing came to be.
 */
export class WorkingGraph {
  readonly ids: string[] = [];
  readonly tokens: string[] = [];
  readonly labels: string[] = [];
  readonly classes: number[] = [];
  readonly populations: number[] = [];
  /** Construction that made the asset, -1 for asserted ones. */
  readonly createdBy: number[] = [];
  readonly includes: (readonly number[])[] = [];
  /** Pass in which the asset came to be; FOREVER for a free slot. */
  readonly births: number[] = [];
  readonly slotOf = new Map<string, number>();
  /** Assets by class, subclasses included. */
  readonly extents: number[][];
  /** Exact links; the relation is part of the hash, neighbour lists are per relation. */
  readonly links: EdgePool;
  /** Links by super-relation; the last relation number stands for any link that has cardinalities. */
  readonly edges: EdgePool;
  readonly anyRelation: number;
  private readonly freeSlots: number[] = [];
  private readonly domain: Domain;
  assetCount = 0;
  inferredCount = 0;

  constructor(domain: Domain, expectedAssets: number, expectedLinks: number) {
    this.domain = domain;
    const relations = domain.relations.size;
    this.anyRelation = relations;
    this.extents = Array.from({ length: domain.classes.size }, () => []);
    // Small models infer many times what was drawn; room for them from the start costs next to nothing.
    this.links = new EdgePool(relations, expectedAssets, Math.max(1024, expectedLinks));
    this.edges = new EdgePool(relations + 1, expectedAssets, Math.max(2048, expectedLinks * 2));
  }

  addAsset(
    id: string,
    token: string,
    label: string,
    classNumber: number,
    population: number,
    createdBy: number,
    includes: readonly number[],
    birth: number,
  ): number {
    const slot = this.freeSlots.pop() ?? this.ids.length;
    this.ids[slot] = id;
    this.tokens[slot] = token;
    this.labels[slot] = label;
    this.classes[slot] = classNumber;
    this.populations[slot] = population;
    this.createdBy[slot] = createdBy;
    this.includes[slot] = includes;
    this.births[slot] = birth;
    this.slotOf.set(id, slot);
    const ancestors = this.domain.classes.ancestors[classNumber]!;
    for (let i = 0; i < ancestors.length; i++) this.extents[ancestors[i]!]!.push(slot);
    this.assetCount++;
    if (createdBy >= 0) this.inferredCount++;
    return slot;
  }

  /** Removes an asset that has no links any more. */
  removeAsset(slot: number): void {
    for (const over of this.domain.classes.ancestors[this.classes[slot]!]!) {
      const extent = this.extents[over]!;
      extent.splice(extent.indexOf(slot), 1);
    }
    if (this.slotOf.get(this.ids[slot]!) === slot) this.slotOf.delete(this.ids[slot]!);
    this.births[slot] = FOREVER;
    this.freeSlots.push(slot);
    this.assetCount--;
    if (this.createdBy[slot]! >= 0) this.inferredCount--;
  }

  /** Is there such a link, of the relation itself or of one below it, in the state before `horizon`? */
  joins(relation: number, from: number, to: number, horizon: number): boolean {
    const edge = this.edges.find(relation, from, to);
    return edge >= 0 && this.edges.birth[edge]! < horizon;
  }

  /** Adds an exact link; false when it is there already. `mark`: INFERRED, and UNCOUNTED for one without cardinalities. */
  addLink(from: number, relation: number, to: number, birth: number, mark: number): boolean {
    if (this.links.find(relation, from, to) >= 0) return false;
    const entry = this.links.append(relation, from, to, birth);
    this.links.mark[entry] = mark;
    const counted = (mark & UNCOUNTED) === 0;
    const ancestors = this.domain.relations.ancestors[relation]!;
    for (let i = 0; i < ancestors.length; i++) this.edges.add(ancestors[i]!, from, to, birth);
    if (counted && this.domain.hasMembers) this.edges.add(this.anyRelation, from, to, birth);
    return true;
  }

  removeLink(from: number, relation: number, to: number): void {
    const exact = this.links.find(relation, from, to);
    if (exact < 0) return;
    const counted = (this.links.mark[exact]! & UNCOUNTED) === 0;
    this.links.remove(exact);
    for (const over of this.domain.relations.ancestors[relation]!) this.edges.remove(this.edges.find(over, from, to));
    if (counted && this.domain.hasMembers) this.edges.remove(this.edges.find(this.anyRelation, from, to));
  }

  isAlive(slot: number): boolean {
    return this.births[slot] !== FOREVER;
  }
}
