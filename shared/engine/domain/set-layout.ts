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
export function controlHasMembers(
  knowledge: { controls: CompiledKnowledge['controls']; behaviour: EngineBehaviour },
  type: number,
): boolean {
  return !(knowledge.behaviour.hyphenBreaksControlMembers && knowledge.controls[type]!.id.includes('-'));
}

function layOut(
  carried: readonly Carried[],
  pointers: readonly MemberPointers[],
  many: boolean,
  mayHaveMembers: (type: number) => boolean = () => true,
): KindLayout {
  const sorted = [...carried].sort((a, b) => a.type - b.type);
  const rows: { type: number; min: number; max: number; minOf: number; maxOf: number; level: number; independent: boolean }[] = [];
  let last = -1;
  for (const { type, level, independent } of sorted) {
    if (type === last) continue;
    last = type;
    const { min, max } = pointers[type]!;
    const at = rows.length;
    const alone = { min: -1, max: -1, minOf: -1, maxOf: -1, level, independent };
    if (!many || min === undefined || max === undefined || !mayHaveMembers(type)) rows.push({ ...alone, type });
    else {
      rows.push({ ...alone, type: min, minOf: at + 1 });
      rows.push({ ...alone, type, min: at, max: at + 2 });
      rows.push({ ...alone, type: max, maxOf: at + 1 });
    }
  }
  const placeOf = new Int16Array(pointers.length).fill(-1);
  rows.forEach((row, place) => (placeOf[row.type] = place));
  return {
    count: rows.length,
    hasMembers: rows.some((row) => row.min >= 0),
    types: Int32Array.from(rows, (row) => row.type),
    min: Int32Array.from(rows, (row) => row.min),
    max: Int32Array.from(rows, (row) => row.max),
    minOf: Int32Array.from(rows, (row) => row.minOf),
    maxOf: Int32Array.from(rows, (row) => row.maxOf),
    placeOf,
    level: Uint8Array.from(rows, (row) => row.level),
    independent: Uint8Array.from(rows, (row) => (row.independent ? 1 : 0)),
  };
}
