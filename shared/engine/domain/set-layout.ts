import type { CompiledKnowledge, EngineBehaviour, MemberPointers } from '../../knowledge/compiled.ts';

/** Which sets an asset of one class carries, and where each type sits in the asset's run of rows. */
export interface KindLayout {
  readonly count: number;
  /** Does some type have members here? */
  readonly hasMembers: boolean;
  /** Type at each place. */
  readonly types: Int32Array;
  /** Siblings as places in the run, -1 for none. */
  readonly min: Int32Array;
  readonly max: Int32Array;
  readonly minOf: Int32Array;
  readonly maxOf: Int32Array;
  /** Place by type, -1 where the asset has no such set. */
  readonly placeOf: Int16Array;
  /** Default level at each place (the average's level for members). */
  readonly level: Uint8Array;
  /** 1 where members may differ from the average by default. */
  readonly independent: Uint8Array;
}
/** Where the sets of each kind begin for each class, so that a set is found without searching. */
export interface SetLayout {
  readonly controls: KindLayout;
  readonly attributes: KindLayout;
  readonly consequences: KindLayout;
}

interface Carried {
  readonly type: number;
  readonly level: number;
  readonly independent: boolean;
}

/** The layout of a class, for a singleton or for an asset that stands for several (then with members). */
export function layoutOfClass(knowledge: CompiledKnowledge, classNumber: number, many: boolean): SetLayout {
  const entry = knowledge.classes[classNumber]!;
  return {
    controls: layOut(
      entry.controls.map((at) => ({ type: at.control, level: at.coverage, independent: at.independent })),
      knowledge.controls,
      many,
      (type) => controlHasMembers(knowledge, type),
    ),
    attributes: layOut(
      entry.attributes.map((at) => ({ type: at.attribute, level: at.level, independent: at.independent })),
      knowledge.attributes,
      many,
    ),
    consequences: layOut(
      entry.consequences.map((at) => ({ type: at.consequence, level: at.impact, independent: false })),
      knowledge.consequences,
      many,
    ),
  };
}

/** D19: the reference cuts names of control sets at hyphens, so a control with a hyphen never finds its members. */
function controlHasMembers(knowledge: { controls: CompiledKnowledge['controls']; behaviour: EngineBehaviour }, type: number): boolean {
  return !(knowledge.behaviour.hyphenBreaksControlMembers && knowledge.controls[type]!.id.includes('-'));
}

function layOut(
  carried: readonly Carried[],
  pointers: readonly MemberPointers[],
  many: boolean,
  mayHaveMembers: ((type: number) => boolean) | null = null,
): KindLayout {
  const sorted = isAscending(carried) ? carried : [...carried].sort((a, b) => a.type - b.type);
  const types: number[] = [];
  const levels: number[] = [];
  const independents: number[] = [];
  /** Places of averages whose members stand around them. */
  const averages: number[] = [];
  let last = -1;
  for (let i = 0; i < sorted.length; i++) {
    const { type, level, independent } = sorted[i]!;
    if (type === last) continue;
    last = type;
    const { min, max } = pointers[type]!;
    const hasMembers = many && min !== undefined && max !== undefined && (mayHaveMembers === null || mayHaveMembers(type));
    if (hasMembers) {
      averages.push(types.length + 1);
      types.push(min, type, max);
    } else types.push(type);
    for (let at = levels.length; at < types.length; at++) {
      levels.push(level);
      independents.push(independent ? 1 : 0);
    }
  }
  const count = types.length;
  const placeOf = new Int16Array(pointers.length).fill(-1);
  for (let place = 0; place < count; place++) placeOf[types[place]!] = place;
  return {
    count,
    hasMembers: averages.length > 0,
    types: new Int32Array(types),
    ...siblings(count, averages),
    placeOf,
    level: new Uint8Array(levels),
    independent: new Uint8Array(independents),
  };
}

function siblings(count: number, averages: readonly number[]): Pick<KindLayout, 'min' | 'max' | 'minOf' | 'maxOf'> {
  const none = new Int32Array(count).fill(-1);
  // Where no type has members, one column says so for all four.
  if (averages.length === 0) return { min: none, max: none, minOf: none, maxOf: none };
  const [min, max, minOf, maxOf] = [none, none.slice(), none.slice(), none.slice()];
  for (const average of averages) {
    min[average] = average - 1;
    max[average] = average + 1;
    minOf[average - 1] = average;
    maxOf[average + 1] = average;
  }
  return { min, max, minOf, maxOf };
}

function isAscending(carried: readonly Carried[]): boolean {
  for (let i = 1; i < carried.length; i++) if (carried[i - 1]!.type > carried[i]!.type) return false;
  return true;
}
