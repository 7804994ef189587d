import { assetsOfNode, type Structure } from '../analysis.ts';
import type { Csr } from '../../base/csr.ts';
import { prepareDomain, type Domain } from '../domain/prepare-domain.ts';
import type { CompiledKnowledge } from '../../knowledge/compiled.ts';
import { RowBuffer } from '../int-buffer.ts';
import { transpose } from '../structure/strategy-registry.ts';

/**
 * A structure as a network of minima and maxima. A cause is an attribute set (its number) or a consequence set
 * (`attributeCount` + its number). Each threat is the weakest of its AND causes and, for each sufficient role,
 * of the best asset there; an asset is the weakest of its causes.
 */
export interface LevelNetwork {
  readonly domain: Domain;
  readonly structure: Structure;
  readonly attributeCount: number;
  readonly causeCount: number;
  /** Asset of each cause. */
  readonly assetOfCause: (cause: number) => number;
  /** Per threat: causes of which all are needed. */
  readonly all: Csr;
  /** Per threat: its groups (sufficient roles); per group: its units (assets); per unit: its causes. */
  readonly groups: Csr;
  readonly units: Csr;
  readonly unitCauses: Csr;
  /** Threat of a group, group of a unit. */
  readonly threatOfGroup: Int32Array;
  readonly groupOfUnit: Int32Array;
  /** Per cause: threats that need it with all others, and units that hold it. */
  readonly threatsNeeding: Csr;
  readonly unitsHolding: Csr;
  /** Per consequence set: threats that have it as effect, attribute sets that it erodes. */
  readonly threatsCausing: Csr;
  readonly eroded: Csr;
  /** Number of causes of each threat. */
  readonly causes: Int32Array;
}

const networks = new WeakMap<Structure, LevelNetwork>();

/** The network of a structure; made once per structure. */
export function levelNetwork(knowledge: CompiledKnowledge, structure: Structure): LevelNetwork {
  let network = networks.get(structure);
  if (network === undefined) {
    network = build(prepareDomain(knowledge), structure);
    networks.set(structure, network);
  }
  return network;
}

function build(domain: Domain, structure: Structure): LevelNetwork {
  const { threats, matches, attributeSets, consequenceSets } = structure;
  const attributeCount = attributeSets.count;
  const causeCount = attributeCount + consequenceSets.count;
  const assetOfCause = (cause: number): number => (cause < attributeCount ? attributeSets.asset[cause]! : consequenceSets.asset[cause - attributeCount]!);

  const sufficient = domain.knowledge.patterns.map((pattern) => pattern.nodes.flatMap((node, at) => (node.kind === 'sufficient' ? [at] : [])));
  const all = new RowBuffer();
  const groups = new RowBuffer();
  const units = new RowBuffer();
  const unitCauses = new RowBuffer();
  const threatOfGroup: number[] = [];
  const groupOfUnit: number[] = [];
  const causes = new Int32Array(threats.count);
  const causesOfThreat: number[] = [];
  for (let threat = 0; threat < threats.count; threat++) {
    causesOfThreat.length = 0;
    for (let i = threats.entryPoints.offsets[threat]!; i < threats.entryPoints.offsets[threat + 1]!; i++) causesOfThreat.push(threats.entryPoints.values[i]!);
    for (let i = threats.conditions.offsets[threat]!; i < threats.conditions.offsets[threat + 1]!; i++) causesOfThreat.push(attributeCount + threats.conditions.values[i]!);
    causes[threat] = causesOfThreat.length;
    const match = threats.match[threat]!;
    const orNodes = sufficient[matches.pattern[match]!]!;
    if (orNodes.length === 0 || causesOfThreat.length === 0) {
      all.values.pushAll(causesOfThreat);
    } else {
      const orAssets = orNodes.map((node) => new Set(assetsOfNode(matches, match, node)));
      const needed = assetsElsewhere(structure, domain, match);
      const free: number[] = [];
      for (const cause of causesOfThreat) {
        const asset = assetOfCause(cause);
        if (needed.has(asset) || !orAssets.some((set) => set.has(asset))) all.push(cause);
        else free.push(cause);
      }
      for (const set of orAssets) {
        // An asset that is needed anyway makes its group superfluous.
        if (causesOfThreat.some((cause) => needed.has(assetOfCause(cause)) && set.has(assetOfCause(cause)))) continue;
        const inGroup = free.filter((cause) => set.has(assetOfCause(cause)));
        if (inGroup.length === 0) continue;
        const group = threatOfGroup.length;
        threatOfGroup.push(threat);
        groups.push(group);
        for (const asset of new Set(inGroup.map(assetOfCause))) {
          const unit = groupOfUnit.length;
          groupOfUnit.push(group);
          units.push(unit);
          for (const cause of inGroup) if (assetOfCause(cause) === asset) unitCauses.push(cause);
          unitCauses.endRow();
        }
        units.endRow();
      }
    }
    all.endRow();
    groups.endRow();
  }
  const needs = all.take();
  const holds = unitCauses.take();
  return {
    domain,
    structure,
    attributeCount,
    causeCount,
    assetOfCause,
    all: needs,
    groups: groups.take(),
    units: units.take(),
    unitCauses: holds,
    threatOfGroup: Int32Array.from(threatOfGroup),
    groupOfUnit: Int32Array.from(groupOfUnit),
    threatsNeeding: transpose(needs, threats.count, causeCount),
    unitsHolding: transpose(holds, groupOfUnit.length, causeCount),
    threatsCausing: transpose(threats.effects, threats.count, consequenceSets.count),
    eroded: erodedBy(attributeSets.consequence, consequenceSets.count),
    causes,
  };
}

/** Assets of a match that fill some role of which all are needed. */
function assetsElsewhere(structure: Structure, domain: Domain, match: number): Set<number> {
  const { matches } = structure;
  const needed = new Set<number>();
  domain.knowledge.patterns[matches.pattern[match]!]!.nodes.forEach((node, at) => {
    if (node.kind !== 'sufficient') for (const asset of assetsOfNode(matches, match, at)) needed.add(asset);
  });
  return needed;
}

function erodedBy(consequence: Int32Array, count: number): Csr {
  const offsets = new Int32Array(count + 1);
  for (let i = 0; i < consequence.length; i++) if (consequence[i]! >= 0) offsets[consequence[i]! + 1]!++;
  for (let i = 0; i < count; i++) offsets[i + 1]! += offsets[i]!;
  const fill = offsets.slice(0, count);
  const values = new Int32Array(offsets[count]!);
  for (let i = 0; i < consequence.length; i++) if (consequence[i]! >= 0) values[fill[consequence[i]!]!++] = i;
  return { offsets, values };
}
