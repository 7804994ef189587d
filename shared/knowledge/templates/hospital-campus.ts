import type { HospitalPlan } from './hospital-plan.ts';
import type { ModelDraft } from './model-draft.ts';
import type { SeededRandom } from './seeded-random.ts';

/** One campus while it is being generated: each step reads what the earlier ones left and adds its own. */
export interface Campus {
  readonly name: string;
  readonly plan: HospitalPlan;
  readonly draft: ModelDraft;
  readonly random: SeededRandom;
  readonly buildings: string[];
  /** Rooms by class. */
  readonly rooms: Map<string, string[]>;
  /** Rooms where people work and patients lie. */
  readonly workRooms: string[];
  /** Network segments by class. */
  readonly segments: Map<string, string[]>;
  readonly domains: string[];
  readonly backups: string[];
  readonly servers: string[];
  readonly workstations: string[];
  readonly mobiles: string[];
  readonly devices: Map<string, string[]>;
  /** Patient groups by the room in which they lie. */
  readonly patients: string[];
  readonly applications: Map<string, string[]>;
  readonly utilities: Map<string, string[]>;
  readonly estate: Map<string, string[]>;
  readonly services: Map<string, string[]>;
  readonly roles: Map<string, string[]>;
}

/** A campus with nothing in it yet. */
export function newCampus(name: string, plan: HospitalPlan, draft: ModelDraft, random: SeededRandom): Campus {
  return {
    name,
    plan,
    draft,
    random,
    buildings: [],
    rooms: new Map(),
    workRooms: [],
    segments: new Map(),
    domains: [],
    backups: [],
    servers: [],
    workstations: [],
    mobiles: [],
    devices: new Map(),
    patients: [],
    applications: new Map(),
    utilities: new Map(),
    estate: new Map(),
    services: new Map(),
    roles: new Map(),
  };
}

/** Files an id under its class. */
export function file(index: Map<string, string[]>, type: string, id: string): void {
  const list = index.get(type);
  if (list) list.push(id);
  else index.set(type, [id]);
}

/** All ids filed under any of the classes, in the order of the classes. */
export const filed = (index: ReadonlyMap<string, readonly string[]>, ...types: readonly string[]): readonly string[] =>
  types.flatMap((type) => index.get(type) ?? []);

/** The `i`-th of a list, starting again at its end. */
export const around = <T>(list: readonly T[], i: number): T => list[i % list.length]!;
