import type { ThreatEntry } from '../catalogue.ts';
import { readAt, readCause, readControlPlace } from '../hospital/notation.ts';
import type { KnowledgeIndex } from './knowledge-index.ts';

/** Something that can happen at a role of a threat, and the threats before or after it. */
export interface LinkedConsequence {
  readonly consequence: string;
  readonly role: string;
  readonly class: string;
  /** For a cause: threats that bring it about. For an effect: threats that it feeds. */
  readonly threats: readonly string[];
  /** For a cause: the attribute whose default trust may be low from the start. */
  readonly attribute: string | null;
}
export interface PlacedControl {
  readonly control: string;
  readonly role: string;
  readonly class: string;
  /** One asset of the role is enough. */
  readonly any: boolean;
  /** What it does instead of making the threat less likely; empty where it lowers it. */
  readonly instead: string;
}
export interface ThreatLinks {
  readonly agents: readonly string[];
  readonly causes: readonly LinkedConsequence[];
  readonly effects: readonly LinkedConsequence[];
  readonly controls: readonly PlacedControl[];
  readonly strategies: readonly string[];
  /** Controls that switch it on. */
  readonly activeWhen: readonly PlacedControl[];
}

/** Where a threat stands among the others. */
export function threatLinks(index: KnowledgeIndex, threat: ThreatEntry): ThreatLinks {
  const { catalogue, classes } = index;
  const classOf = (role: string) => threat.roles.find((one) => one.role === role)?.class ?? '';
  const placed = (line: string): PlacedControl[] => {
    const place = readControlPlace(line);
    const instead = threat.helpsWithoutLowering?.find((one) => one.place === line)?.reason ?? '';
    return place ? [{ control: place.control, role: place.role, class: classOf(place.role), any: place.any, instead }] : [];
  };
  const causes = threat.causes.map(readCause).filter((one) => one !== null);
  return {
    agents: causes.flatMap((cause) => ('agent' in cause ? [cause.agent] : [])),
    causes: causes.flatMap((cause) => {
      if ('agent' in cause) return [];
      const type = classOf(cause.role);
      const attribute = catalogue.attributes.find(
        (one) => one.consequence === cause.id && one.default !== 'safe' && one.at.some((at) => classes.meets(at, type)),
      );
      return [
        {
          consequence: cause.id,
          role: cause.role,
          class: type,
          threats: threatsWith(index, 'effects', cause.id, type).filter((id) => id !== threat.id),
          attribute: attribute?.id ?? null,
        },
      ];
    }),
    effects: threat.effects
      .map(readAt)
      .filter((one) => one !== null)
      .map((effect) => {
        const type = classOf(effect.role);
        return {
          consequence: effect.id,
          role: effect.role,
          class: type,
          threats: threatsWith(index, 'causes', effect.id, type).filter((id) => id !== threat.id),
          attribute: null,
        };
      }),
    controls: threat.controls.flatMap(placed),
    strategies: catalogue.strategies.filter((one) => one.combined && one.blocks.includes(threat.id)).map(({ id }) => id),
    activeWhen: threat.activeWhen.flatMap(placed),
  };
}

/** Threats that have a consequence as cause or effect at a class that can be the same asset as `type`; at any class without one. */
export function threatsWith(index: KnowledgeIndex, side: 'causes' | 'effects', consequence: string, type?: string): readonly string[] {
  return index.catalogue.threats
    .filter((threat) =>
      threat[side].some((line) => {
        const at = readAt(line);
        if (at?.id !== consequence) return false;
        const there = threat.roles.find(({ role }) => role === at.role)?.class;
        return type === undefined || (there !== undefined && index.classes.meets(there, type));
      }),
    )
    .map(({ id }) => id);
}
