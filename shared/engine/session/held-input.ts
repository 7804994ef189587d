import type { SystemAsset, SystemChange, SystemInput, SystemRelation } from '../input.ts';

const SEPARATOR = '\n';
const relationKey = (link: SystemRelation): string => link.from + SEPARATOR + String(link.relation) + SEPARATOR + link.to;

/** Settings by asset, then by type, so that those of one asset are found and dropped without looking at the others. */
class HeldSettings<Setting extends { readonly asset: string }> {
  private readonly byAsset = new Map<string, Map<number, Setting>>();
  private readonly typeOf: (setting: Setting) => number;

  constructor(settings: readonly Setting[], typeOf: (setting: Setting) => number) {
    this.typeOf = typeOf;
    for (const setting of settings) this.put(setting);
  }

  of(asset: string): Iterable<Setting> {
    return this.byAsset.get(asset)?.values() ?? [];
  }
  put(setting: Setting): void {
    const known = this.byAsset.get(setting.asset);
    if (known === undefined) this.byAsset.set(setting.asset, new Map([[this.typeOf(setting), setting]]));
    else known.set(this.typeOf(setting), setting);
  }
  withdraw(asset: string, type: number): void {
    this.byAsset.get(asset)?.delete(type);
  }
  drop(asset: string): void {
    this.byAsset.delete(asset);
  }
  all(): Setting[] {
    const all: Setting[] = [];
    for (const settings of this.byAsset.values()) all.push(...settings.values());
    return all;
  }
}

/** The settings of one asset. */
export type SettingsOfAsset = Pick<SystemChange, 'controls' | 'attributeLevels' | 'impacts'>;

/** The input of a session, by key, so that an edit costs what it changes. Later settings of one key replace earlier ones. */
export class HeldInput {
  readonly assets: Map<string, SystemAsset>;
  private readonly relations: Map<string, SystemRelation>;
  /** Keys of relations by each of their ends. */
  private readonly relationsOf = new Map<string, Set<string>>();
  private readonly controls: HeldSettings<SystemInput['controls'][number]>;
  private readonly attributeLevels: HeldSettings<SystemInput['attributeLevels'][number]>;
  private readonly impacts: HeldSettings<SystemInput['impacts'][number]>;
  private readonly rest: Pick<SystemInput, 'agentLevels' | 'mode'>;

  constructor(input: SystemInput) {
    this.assets = new Map(input.assets.map((asset) => [asset.id, asset]));
    this.relations = new Map(input.relations.map((link) => [relationKey(link), link]));
    this.controls = new HeldSettings(input.controls, (setting) => setting.control);
    this.attributeLevels = new HeldSettings(input.attributeLevels, (setting) => setting.attribute);
    this.impacts = new HeldSettings(input.impacts, (setting) => setting.consequence);
    this.rest = { agentLevels: input.agentLevels, mode: input.mode };
  }

  /** Removed assets take their relations and settings along. */
  apply(change: SystemChange): void {
    for (const id of change.removeAssets) this.removeAsset(id);
    for (const asset of change.putAssets) this.assets.set(asset.id, asset);
    for (const link of change.removeRelations) this.relations.delete(relationKey(link));
    for (const link of change.addRelations) {
      const key = relationKey(link);
      this.relations.set(key, link);
      if (this.relationsOf.size > 0) this.index(key, link);
    }
    this.applySettings(change);
  }

  /** The settings alone; structure stays as it is. */
  applySettings(change: SettingsOfAsset): void {
    for (const setting of change.controls) {
      if (!setting.proposed && setting.coverage === null) this.controls.withdraw(setting.asset, setting.control);
      else this.controls.put(setting);
    }
    for (const { asset, attribute, level } of change.attributeLevels)
      if (level === null) this.attributeLevels.withdraw(asset, attribute);
      else this.attributeLevels.put({ asset, attribute, level });
    for (const { asset, consequence, level } of change.impacts)
      if (level === null) this.impacts.withdraw(asset, consequence);
      else this.impacts.put({ asset, consequence, level });
  }

  settings(): Pick<SystemInput, 'controls' | 'attributeLevels' | 'impacts' | 'agentLevels' | 'mode'> {
    return { ...this.rest, controls: this.controls.all(), attributeLevels: this.attributeLevels.all(), impacts: this.impacts.all() };
  }
  settingsOf(asset: string): SettingsOfAsset {
    return {
      controls: [...this.controls.of(asset)],
      attributeLevels: [...this.attributeLevels.of(asset)],
      impacts: [...this.impacts.of(asset)],
    };
  }

  /** Control settings with others laid over them, without keeping those. */
  controlsWith(controls: SystemChange['controls']): SystemInput['controls'] {
    return [...this.controls.all(), ...controls];
  }

  whole(): SystemInput {
    return { ...this.settings(), assets: [...this.assets.values()], relations: [...this.relations.values()] };
  }

  private removeAsset(id: string): void {
    this.assets.delete(id);
    if (this.relationsOf.size === 0) for (const [key, link] of this.relations) this.index(key, link);
    for (const key of this.relationsOf.get(id) ?? []) this.relations.delete(key);
    this.relationsOf.delete(id);
    for (const settings of [this.controls, this.attributeLevels, this.impacts]) settings.drop(id);
  }

  /** A relation that is gone may stay in the index of an end that is still there: it is deleted once more, or is back. */
  private index(key: string, { from, to }: SystemRelation): void {
    for (const end of [from, to]) {
      const known = this.relationsOf.get(end);
      if (known === undefined) this.relationsOf.set(end, new Set([key]));
      else known.add(key);
    }
  }
}
