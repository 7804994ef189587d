import type { AttributeSetTable, ControlSetTable, Structure } from '../analysis.ts';
import type { Domain } from '../domain/prepare-domain.ts';
import { byToken, type ControlSetting, type SystemInput } from '../input.ts';
import type { LevelNetwork } from './level-network.ts';
import { reconcileMembers } from './member-levels.ts';

/** The input of a calculation, one value per set. */
export interface Settings {
  readonly proposed: Uint8Array;
  readonly coverage: Uint8Array;
  readonly trust: Uint8Array;
  readonly impact: Uint8Array;
  readonly agentLevel: Uint8Array;
  readonly future: boolean;
}
type LevelInput = Pick<SystemInput, 'controls' | 'attributeLevels' | 'impacts' | 'agentLevels' | 'mode'>;

interface Defaults {
  readonly coverage: Uint8Array;
  readonly trust: Uint8Array;
  readonly controlRows: Int32Array;
  readonly attributeRows: Int32Array;
  readonly consequenceRows: Int32Array;
  readonly numberOf: ReadonlyMap<string, number>;
}
/** By the table of control sets: edits that leave the assets alone leave it alone too. */
const defaultsOf = new WeakMap<ControlSetTable, Defaults>();

/** Resolves settings against the sets of a structure; settings of things that do not exist are unused. */
export function applySettings(network: LevelNetwork, input: LevelInput): Settings {
  const { domain, structure } = network;
  const defaults = structureDefaults(domain, structure);
  const settings: Settings = {
    proposed: new Uint8Array(structure.controlSets.count),
    coverage: defaults.coverage.slice(),
    trust: defaults.trust.slice(),
    impact: structure.consequenceSets.defaultImpact.slice(),
    agentLevel: Uint8Array.from(domain.knowledge.agents, (agent) => agent.level),
    future: input.mode === 'future',
  };
  applyControls(network, settings, input.controls);
  const levels = gather(
    structure.attributeSets,
    defaults,
    defaults.attributeRows,
    input.attributeLevels,
    (s) => s.attribute,
    (s) => s.level,
  );
  for (const [average, asked] of levels)
    setMembers(domain, structure, structure.attributeSets, settings.trust, average, asked, trustDefault(domain, structure, average));
  for (const { asset, consequence, level } of input.impacts) {
    const set = findSet(structure.consequenceSets, defaults, defaults.consequenceRows, asset, consequence);
    if (set >= 0) settings.impact[set] = level;
  }
  for (const { agent, level } of input.agentLevels)
    if (agent >= 0 && agent < settings.agentLevel.length) settings.agentLevel[agent] = level;
  return settings;
}

/** Writes control settings over settings made before; the last one for a control counts. */
function applyControls(network: LevelNetwork, settings: Settings, controls: readonly ControlSetting[]): number[] {
  const { domain, structure } = network;
  const defaults = structureDefaults(domain, structure);
  const table = structure.controlSets;
  const touched: number[] = [];
  const coverages = gather(
    table,
    defaults,
    defaults.controlRows,
    controls,
    (s) => s.control,
    (s) => s.coverage,
  );
  const proposed = gather(
    table,
    defaults,
    defaults.controlRows,
    controls,
    (s) => s.control,
    (s) => (s.proposed ? 1 : 0),
  );
  for (const [average, asked] of proposed) {
    // One proposed member proposes all.
    const value = asked.low === 1 || asked.average === 1 || asked.high === 1 ? 1 : 0;
    for (const set of [average, table.min[average]!, table.max[average]!]) if (set >= 0) settings.proposed[set] = value;
    setMembers(domain, structure, table, settings.coverage, average, coverages.get(average)!, coverageDefault(domain, structure, average));
    touched.push(average);
  }
  return touched;
}

interface Asked {
  low: number | null;
  average: number | null;
  high: number | null;
}

/** Settings by the average set that they concern. */
function gather<Setting extends { readonly asset: string }>(
  table: ControlSetTable,
  defaults: Defaults,
  rows: Int32Array,
  settings: readonly Setting[],
  typeOf: (setting: Setting) => number,
  levelOf: (setting: Setting) => number | null,
): Map<number, Asked> {
  const asked = new Map<number, Asked>();
  for (const setting of settings) {
    const set = findSet(table, defaults, rows, setting.asset, typeOf(setting));
    if (set < 0) continue;
    const average = table.minOf[set]! >= 0 ? table.minOf[set]! : table.maxOf[set]! >= 0 ? table.maxOf[set]! : set;
    let entry = asked.get(average);
    if (entry === undefined) asked.set(average, (entry = { low: null, average: null, high: null }));
    entry[table.minOf[set]! >= 0 ? 'low' : table.maxOf[set]! >= 0 ? 'high' : 'average'] = levelOf(setting);
  }
  return asked;
}

function setMembers(
  domain: Domain,
  structure: Structure,
  table: ControlSetTable,
  into: Uint8Array,
  average: number,
  asked: Asked,
  fallback: { level: number; independent: boolean },
): void {
  const min = table.min[average]!;
  const max = table.max[average]!;
  if (min < 0 || max < 0) {
    into[average] = asked.average ?? fallback.level;
    return;
  }
  const population = structure.assets.populations[table.asset[average]!]!;
  const levels = reconcileMembers(domain.knowledge.scales, asked, fallback.level, population, fallback.independent);
  into[min] = levels.low;
  into[average] = levels.average;
  into[max] = levels.high;
}

function coverageDefault(domain: Domain, structure: Structure, set: number): { level: number; independent: boolean } {
  return layoutDefault(domain, structure, structure.controlSets, set, 'controls');
}
function trustDefault(domain: Domain, structure: Structure, set: number): { level: number; independent: boolean } {
  return layoutDefault(domain, structure, structure.attributeSets, set, 'attributes');
}
function layoutDefault(
  domain: Domain,
  structure: Structure,
  table: ControlSetTable,
  set: number,
  kind: 'controls' | 'attributes',
): { level: number; independent: boolean } {
  const asset = table.asset[set]!;
  const layout = domain.layout(structure.assets.classes[asset]!, structure.assets.populations[asset]!)[kind];
  const place = layout.placeOf[table.type[set]!]!;
  return place < 0
    ? { level: domain.size - 1, independent: false }
    : { level: layout.level[place]!, independent: layout.independent[place] === 1 };
}

function structureDefaults(domain: Domain, structure: Structure): Defaults {
  const known = defaultsOf.get(structure.controlSets);
  if (known !== undefined) return known;
  const { controlSets, attributeSets, consequenceSets, assets } = structure;
  const fill = (table: ControlSetTable, kind: 'controls' | 'attributes'): Uint8Array => {
    const levels = new Uint8Array(table.count);
    const nobody: Asked = { low: null, average: null, high: null };
    for (let set = 0; set < table.count;) {
      const asset = table.asset[set]!;
      const layout = domain.layout(assets.classes[asset]!, assets.populations[asset]!)[kind];
      // Nearly always an asset's run of sets is just its layout.
      for (; set < table.count && table.asset[set] === asset; set++) {
        if (table.min[set]! >= 0)
          setMembers(domain, structure, table, levels, set, nobody, layoutDefault(domain, structure, table, set, kind));
        else if (table.minOf[set]! < 0 && table.maxOf[set]! < 0) {
          const place = layout.placeOf[table.type[set]!]!;
          levels[set] = place < 0 ? domain.size - 1 : layout.level[place]!;
        }
      }
    }
    return levels;
  };
  const numberOf = new Map<string, number>();
  if (domain.knowledge.naming === 'ssm') assets.tokens.forEach((token, number) => numberOf.set(byToken(token), number));
  assets.ids.forEach((id, number) => numberOf.set(id, number));
  const made: Defaults = {
    coverage: fill(controlSets, 'controls'),
    trust: fill(attributeSets, 'attributes'),
    controlRows: firstRows(controlSets, assets.count),
    attributeRows: firstRows(attributeSets, assets.count),
    consequenceRows: firstRows(consequenceSets, assets.count),
    numberOf,
  };
  defaultsOf.set(structure.controlSets, made);
  return made;
}

/** First row of each asset: set tables are in asset order. */
function firstRows(table: ControlSetTable | AttributeSetTable, assets: number): Int32Array {
  const first = new Int32Array(assets + 1);
  for (let set = 0; set < table.count; set++) first[table.asset[set]! + 1]!++;
  for (let asset = 0; asset < assets; asset++) first[asset + 1]! += first[asset]!;
  return first;
}

function findSet(table: ControlSetTable, defaults: Defaults, rows: Int32Array, assetId: string, type: number): number {
  const asset = defaults.numberOf.get(assetId);
  if (asset === undefined) return -1;
  for (let set = rows[asset]!; set < rows[asset + 1]!; set++) if (table.type[set] === type) return set;
  return -1;
}
