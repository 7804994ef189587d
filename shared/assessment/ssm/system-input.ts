import { byToken, type SystemInput } from '../../engine/input.ts';
import type { CompiledKnowledge } from '../../knowledge/compiled.ts';
import type { SsmSettings } from '../../knowledge/ssm/read-settings.ts';
import type { SsmSystem } from '../../knowledge/ssm/read-system.ts';

/** Where a set is: an asset as settings name it, and the number of the control, attribute or consequence. */
export interface SetPlace {
  readonly asset: string;
  readonly type: number;
}
/** Finds sets by the local name of their URI; `null` where there is no such set. */
export interface SetPlaces {
  control(set: string): SetPlace | null;
  attribute(set: string): SetPlace | null;
  consequence(set: string): SetPlace | null;
}

/** A system model as the engine's input; the settings of inferred assets apply when those are made. */
export function ssmInput(system: SsmSystem, knowledge: CompiledKnowledge, mode: SystemInput['mode']): SystemInput {
  return {
    assets: system.assets,
    relations: system.links,
    ...placedSettings(system.settings, placesByName(knowledge)),
    agentLevels: [],
    mode,
  };
}

/** The settings of a system model in the engine's terms. */
export function placedSettings(settings: SsmSettings, places: SetPlaces): Pick<SystemInput, 'controls' | 'attributeLevels' | 'impacts'> {
  return {
    controls: settings.controls.flatMap(({ set, proposed, coverage }) => {
      const place = places.control(set);
      return place === null ? [] : [{ asset: place.asset, control: place.type, proposed, coverage }];
    }),
    attributeLevels: settings.attributeLevels.flatMap(({ set, level }) => {
      const place = places.attribute(set);
      return place === null ? [] : [{ asset: place.asset, attribute: place.type, level }];
    }),
    impacts: settings.impacts.flatMap(({ set, level }) => {
      const place = places.consequence(set);
      return place === null ? [] : [{ asset: place.asset, consequence: place.type, level }];
    }),
  };
}

/** Sets by what their names say: `CS-{control}-{id of the asset}` and likewise `TWAS-`, `MS-` (clause 2.2). */
function placesByName(knowledge: CompiledKnowledge): SetPlaces {
  const finder = (prefix: string, types: readonly { readonly id: string }[]): ((set: string) => SetPlace | null) => {
    const numbers = new Map(types.map((type, number) => [type.id, number] as const));
    return (set) => {
      const last = set.lastIndexOf('-');
      if (!set.startsWith(prefix) || last < prefix.length) return null;
      const type = numbers.get(set.slice(prefix.length, last));
      return type === undefined ? null : { asset: byToken(set.slice(last + 1)), type };
    };
  };
  return {
    control: finder('CS-', knowledge.controls),
    attribute: finder('TWAS-', knowledge.attributes),
    consequence: finder('MS-', knowledge.consequences),
  };
}
