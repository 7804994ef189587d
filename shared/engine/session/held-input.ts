import type { SystemAsset, SystemChange, SystemInput, SystemRelation } from '../input.ts';

const SEPARATOR = '\n';
const relationKey = (link: SystemRelation): string => link.from + SEPARATOR + String(link.relation) + SEPARATOR + link.to;

interface Keyed {
  readonly asset: string;
}

/** The input of a session, by key, so that an edit costs what it changes. Later settings of one key replace earlier ones. */
export class HeldInput {
  readonly assets: Map<string, SystemAsset>;
  private readonly relations: Map<string, SystemRelation>;
  private readonly controls: Map<string, SystemInput['controls'][number]>;
  private readonly attributeLevels: Map<string, SystemInput['attributeLevels'][number]>;
  private readonly impacts: Map<string, SystemInput['impacts'][number]>;
  private readonly rest: Pick<SystemInput, 'agentLevels' | 'mode'>;

  constructor(input: SystemInput) {
    this.assets = new Map(input.assets.map((asset) => [asset.id, asset]));
    this.relations = new Map(input.relations.map((link) => [relationKey(link), link]));
    this.controls = new Map(input.controls.map((setting) => [settingKey(setting, setting.control), setting]));
    this.attributeLevels = new Map(input.attributeLevels.map((setting) => [settingKey(setting, setting.attribute), setting]));
    this.impacts = new Map(input.impacts.map((setting) => [settingKey(setting, setting.consequence), setting]));
    this.rest = { agentLevels: input.agentLevels, mode: input.mode };
  }

  /** Removed assets take their relations and settings along. */
  apply(change: SystemChange): void {
    if (change.removeAssets.length > 0) this.removeAssets(new Set(change.removeAssets));
    for (const asset of change.putAssets) this.assets.set(asset.id, asset);
    for (const link of change.removeRelations) this.relations.delete(relationKey(link));
    for (const link of change.addRelations) this.relations.set(relationKey(link), link);
    this.applySettings(change);
  }

  /** The settings alone; structure stays as it is. */
  applySettings(change: Pick<SystemChange, 'controls' | 'attributeLevels' | 'impacts'>): void {
    for (const setting of change.controls) {
      if (!setting.proposed && setting.coverage === null) this.controls.delete(settingKey(setting, setting.control));
      else this.controls.set(settingKey(setting, setting.control), setting);
    }
    for (const { asset, attribute, level } of change.attributeLevels)
      put(this.attributeLevels, settingKey({ asset }, attribute), level === null ? null : { asset, attribute, level });
    for (const { asset, consequence, level } of change.impacts)
      put(this.impacts, settingKey({ asset }, consequence), level === null ? null : { asset, consequence, level });
  }

  settings(): Pick<SystemInput, 'controls' | 'attributeLevels' | 'impacts' | 'agentLevels' | 'mode'> {
    return {
      ...this.rest,
      controls: [...this.controls.values()],
      attributeLevels: [...this.attributeLevels.values()],
      impacts: [...this.impacts.values()],
    };
  }

  /** Control settings with others laid over them, without keeping those. */
  controlsWith(controls: SystemChange['controls']): SystemInput['controls'] {
    const merged = new Map(this.controls);
    for (const setting of controls) merged.set(settingKey(setting, setting.control), setting);
    return [...merged.values()];
  }

  whole(): SystemInput {
    return { ...this.settings(), assets: [...this.assets.values()], relations: [...this.relations.values()] };
  }

  private removeAssets(gone: ReadonlySet<string>): void {
    for (const id of gone) this.assets.delete(id);
    for (const [key, link] of this.relations) if (gone.has(link.from) || gone.has(link.to)) this.relations.delete(key);
    const drop = <Setting extends Keyed>(settings: Map<string, Setting>): void => {
      for (const [key, setting] of settings) if (gone.has(setting.asset)) settings.delete(key);
    };
    drop(this.controls);
    drop(this.attributeLevels);
    drop(this.impacts);
  }
}

const settingKey = (setting: Keyed, type: number): string => setting.asset + SEPARATOR + String(type);

function put<Setting>(settings: Map<string, Setting>, key: string, setting: Setting | null): void {
  if (setting === null) settings.delete(key);
  else settings.set(key, setting);
}
