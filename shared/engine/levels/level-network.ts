import type { Structure } from '../analysis.ts';
import type { Csr } from '../../base/csr.ts';
import { prepareDomain, type Domain } from '../domain/prepare-domain.ts';
import type { CompiledKnowledge } from '../../knowledge/compiled.ts';
import { IntBuffer, RowBuffer } from '../int-buffer.ts';
import { MatchRoles } from './match-roles.ts';
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

/** The causes of threats, row by row: what `LevelNetwork` says about each threat alone. */
export type CauseRows = Pick<LevelNetwork, 'all' | 'groups' | 'units' | 'unitCauses' | 'threatOfGroup' | 'groupOfUnit' | 'causes'>;

function build(domain: Domain, structure: Structure): LevelNetwork {
  const { threats, attributeSets, consequenceSets } = structure;
  const attributeCount = attributeSets.count;
  const causeCount = attributeCount + consequenceSets.count;
  const assetOfCause = (cause: number): number =>
    cause < attributeCount ? attributeSets.asset[cause]! : consequenceSets.asset[cause - attributeCount]!;
  const rows = causeRows(domain, structure, assetOfCause);
  return {
    domain,
    structure,
    attributeCount,
    causeCount,
    ...rows,
    threatsNeeding: transpose(rows.all, threats.count, causeCount),
    unitsHolding: transpose(rows.unitCauses, rows.groupOfUnit.length, causeCount),
    threatsCausing: transpose(threats.effects, threats.count, consequenceSets.count),
    eroded: erodedBy(attributeSets.consequence, consequenceSets.count),
  };
}

/** Visits the threats that a cause helps to carry, alone or with what stands for it; one that does so in two ways, twice. */
export function eachThreatOf(
  { threatsNeeding, unitsHolding, groupOfUnit, threatOfGroup }: LevelNetwork,
  cause: number,
  visit: (threat: number) => void,
): void {
  for (let i = threatsNeeding.offsets[cause]!; i < threatsNeeding.offsets[cause + 1]!; i++) visit(threatsNeeding.values[i]!);
  for (let i = unitsHolding.offsets[cause]!; i < unitsHolding.offsets[cause + 1]!; i++)
    visit(threatOfGroup[groupOfUnit[unitsHolding.values[i]!]!]!);
}

/** Which causes each threat needs, and which stand for each other. */
export function causeRows(domain: Domain, structure: Structure, assetOfCause: (cause: number) => number): CauseRows {
  const { threats, attributeSets } = structure;
  const attributeCount = attributeSets.count;
  const all = new RowBuffer(threats.entryPoints.values.length + threats.conditions.values.length, threats.count);
  const groups = new RowBuffer(0, threats.count);
  const units = new RowBuffer();
  const unitCauses = new RowBuffer();
  const threatOfGroup = new IntBuffer();
  const groupOfUnit = new IntBuffer();
  const causes = new Int32Array(threats.count);
  const roles = new MatchRoles(structure, domain);
  const row = new IntBuffer(64);
  const left = new IntBuffer(64);
  for (let threat = 0; threat < threats.count; threat++) {
    row.length = 0;
    for (let i = threats.entryPoints.offsets[threat]!; i < threats.entryPoints.offsets[threat + 1]!; i++)
      row.push(threats.entryPoints.values[i]!);
    for (let i = threats.conditions.offsets[threat]!; i < threats.conditions.offsets[threat + 1]!; i++)
      row.push(attributeCount + threats.conditions.values[i]!);
    causes[threat] = row.length;
    if (row.length === 0 || !roles.turnTo(threats.match[threat]!)) for (let i = 0; i < row.length; i++) all.push(row.data[i]!);
    else {
      left.length = 0;
      for (let i = 0; i < row.length; i++) {
        const cause = row.data[i]!;
        if (roles.isAlternative(assetOfCause(cause))) left.push(cause);
        else all.push(cause);
      }
      sortByAsset(left, assetOfCause);
      for (let role = 0; role < roles.count; role++) {
        // An asset that is needed anyway makes its group superfluous.
        if (hasNeededMember(row, role, roles, assetOfCause)) continue;
        const group = threatOfGroup.length;
        const isNew = addUnits(left, role, roles, assetOfCause, group, groupOfUnit, units, unitCauses);
        if (!isNew) continue;
        threatOfGroup.push(threat);
        groups.push(group);
        units.endRow();
      }
    }
    all.endRow();
    groups.endRow();
  }
  return {
    all: all.take(),
    groups: groups.take(),
    units: units.take(),
    unitCauses: unitCauses.take(),
    threatOfGroup: threatOfGroup.take(),
    groupOfUnit: groupOfUnit.take(),
    causes,
  };
}

function hasNeededMember(row: IntBuffer, role: number, roles: MatchRoles, assetOfCause: (cause: number) => number): boolean {
  for (let i = 0; i < row.length; i++) {
    const asset = assetOfCause(row.data[i]!);
    if (!roles.isAlternative(asset) && roles.holds(role, asset)) return true;
  }
  return false;
}

/** Adds a unit for each asset of a sufficient role that has causes. `left` is sorted by asset. */
function addUnits(
  left: IntBuffer,
  role: number,
  roles: MatchRoles,
  assetOfCause: (cause: number) => number,
  group: number,
  groupOfUnit: IntBuffer,
  units: RowBuffer,
  unitCauses: RowBuffer,
): boolean {
  let found = false;
  for (let i = 0; i < left.length;) {
    const asset = assetOfCause(left.data[i]!);
    const isMember = roles.holds(role, asset);
    for (; i < left.length && assetOfCause(left.data[i]!) === asset; i++) if (isMember) unitCauses.push(left.data[i]!);
    if (!isMember) continue;
    units.push(groupOfUnit.length);
    groupOfUnit.push(group);
    unitCauses.endRow();
    found = true;
  }
  return found;
}

/** Sorts causes by their assets, which nearly always they are. */
function sortByAsset(causes: IntBuffer, assetOfCause: (cause: number) => number): void {
  let isSorted = true;
  for (let i = 1; isSorted && i < causes.length; i++) isSorted = assetOfCause(causes.data[i - 1]!) <= assetOfCause(causes.data[i]!);
  if (!isSorted) causes.view().sort((a, b) => assetOfCause(a) - assetOfCause(b) || a - b);
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
