/** The short notations of the authored format. Each reader returns `null` for anything else. */

/** `pump connectedTo network` */
export interface LinkNotation {
  readonly from: string;
  readonly relation: string;
  readonly to: string;
}
/** Reads `pump connectedTo network`; null when it is no link. */
export function readLink(line: string): LinkNotation | null {
  const words = line.trim().split(/\s+/);
  const [from, relation, to] = words;
  return words.length === 3 && from && relation && to ? { from, relation, to } : null;
}

/** `agent remote`, or `C-FlawExposed @ pump` */
export type CauseNotation = { readonly agent: string } | AtNotation;
/** Something of the knowledge base at a role. */
export interface AtNotation {
  readonly id: string;
  readonly role: string;
}
/** Reads `C-FlawExposed @ pump`; null when it is not of that form. */
export function readAt(line: string): AtNotation | null {
  const match = /^\s*([A-Z][\w-]*)\s*@\s*([A-Za-z][\w-]*)\s*$/.exec(line);
  return match ? { id: match[1]!, role: match[2]! } : null;
}
/** Reads the cause of a threat; null when it is neither an agent nor a consequence at a role. */
export function readCause(line: string): CauseNotation | null {
  const agent = /^\s*agent\s+([a-z][\w-]*)\s*$/.exec(line);
  return agent ? { agent: agent[1]! } : readAt(line);
}

/** `K-Patch @ pump`, or `K-MicroSegment @ any filter` */
export interface ControlNotation {
  readonly control: string;
  readonly role: string;
  readonly any: boolean;
}
/** Reads a control at a role; null when it is not of that form. */
export function readControlPlace(line: string): ControlNotation | null {
  const match = /^\s*(K-\w+)\s*@\s*(any\s+)?([A-Za-z][\w-]*)\s*$/.exec(line);
  return match ? { control: match[1]!, role: match[3]!, any: match[2] !== undefined } : null;
}

/** `C-ReachableByAttacker @ p high` in an example */
export interface GivenNotation extends AtNotation {
  readonly level: string;
}
/** Reads what an example takes as given; null when it is not of that form. */
export function readGiven(line: string): GivenNotation | null {
  const match = /^\s*([A-Z][\w-]*)\s*@\s*([A-Za-z][\w-]*)\s+([a-z-]+)\s*$/.exec(line);
  return match ? { id: match[1]!, role: match[2]!, level: match[3]! } : null;
}
