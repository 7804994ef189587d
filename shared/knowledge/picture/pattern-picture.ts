import type { ThreatEntry } from '../catalogue.ts';
import { readLink } from '../hospital/notation.ts';
import { type Cell, placeOnGrid } from './place-on-grid.ts';

export const ROLE_KINDS = ['key', 'necessary', 'sufficient', 'optional', 'prohibited'] as const;
export type RoleKind = (typeof ROLE_KINDS)[number];

export interface RoleBox {
  readonly role: string;
  readonly class: string;
  readonly kind: RoleKind;
  /** The class's label, in at most two lines. */
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
}
/** A line from box to box with its words in the middle; the tip is at the end. */
export interface RoleLine {
  readonly from: string;
  readonly to: string;
  readonly relation: string;
  readonly label: string;
  readonly prohibited: boolean;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** Middle of the words. */
  readonly labelX: number;
  readonly labelY: number;
}
/** The pattern of a threat as a drawing: numbers only, so that the app and the handbook draw the same. */
export interface PatternPicture {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly RoleBox[];
  readonly lines: readonly RoleLine[];
}
/** The names that the drawing shows, in the reader's language. */
export interface PatternWords {
  classLabel(id: string): string;
  relationLabel(id: string): string;
}

export const BOX = { width: 176, height: 54 } as const;
const GAP = { x: 138, y: 66 } as const;
/** Room for the shadow of a many-sided box and for strokes. */
const MARGIN = 8;
const LINE_CHARACTERS = 22;
const LABEL_HEIGHT = 17;

/** Lays out the roles of a threat. The same threat always gives the same picture. */
export function patternPicture(threat: ThreatEntry, words: PatternWords): PatternPicture {
  const roles = threat.roles;
  const at = new Map(roles.map(({ role }, i) => [role, i]));
  const links = [
    ...threat.links.map((line) => ({ link: readLink(line), prohibited: false })),
    ...threat.prohibitedLinks.map((line) => ({ link: readLink(line), prohibited: true })),
  ].flatMap(({ link, prohibited }) => {
    const from = at.get(link?.from ?? '');
    const to = at.get(link?.to ?? '');
    return link === null || from === undefined || to === undefined || from === to ? [] : [{ ...link, prohibited, a: from, b: to }];
  });
  const cells = placeOnGrid(
    roles.length,
    links.map(({ a, b }) => [a, b] as const),
  );
  const left = Math.min(...cells.map(({ column }) => column));
  const top = Math.min(...cells.map(({ row }) => row));
  const boxes = roles.map(({ role, class: type, kind }, i): RoleBox => {
    const cell = cells[i] as Cell;
    return {
      role,
      class: type,
      kind: ROLE_KINDS.find((one) => one === kind) ?? 'key',
      lines: twoLines(words.classLabel(type)),
      x: MARGIN + (cell.column - left) * (BOX.width + GAP.x),
      y: MARGIN + (cell.row - top) * (BOX.height + GAP.y),
    };
  });
  const lines = links.map((link, i): RoleLine => {
    const from = boxes[link.a] as RoleBox;
    const to = boxes[link.b] as RoleBox;
    const twins = links.map((other, j) => ({ other, j })).filter(({ other }) => isSamePair(other, link));
    const place = twins.findIndex(({ j }) => j === i) - (twins.length - 1) / 2;
    // Words of twins stand below each other, so their lines may lie on top of each other where they run the same way.
    const isTwoWay = twins.some(({ other }) => other.a !== link.a);
    const ends = between(from, to, isTwoWay ? place * 18 * (link.a < link.b ? 1 : -1) : 0);
    return {
      from: link.from,
      to: link.to,
      relation: link.relation,
      label: words.relationLabel(link.relation),
      prohibited: link.prohibited,
      ...ends,
      labelX: round((ends.x1 + ends.x2) / 2),
      labelY: round((ends.y1 + ends.y2) / 2 + place * LABEL_HEIGHT),
    };
  });
  return {
    width: Math.max(...boxes.map(({ x }) => x)) + BOX.width + MARGIN + 4,
    height: Math.max(...boxes.map(({ y }) => y)) + BOX.height + MARGIN + 4,
    boxes,
    lines,
  };
}

const isSamePair = (one: { a: number; b: number }, other: { a: number; b: number }) =>
  (one.a === other.a && one.b === other.b) || (one.a === other.b && one.b === other.a);
const round = (value: number) => Math.round(value * 10) / 10;

/** The straight line between the middles of two boxes, cut at their borders and moved sideways. */
function between(from: RoleBox, to: RoleBox, aside: number): { x1: number; y1: number; x2: number; y2: number } {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy) || 1;
  const shift = { x: (-dy / length) * aside, y: (dx / length) * aside };
  const reach = Math.min(dx === 0 ? Infinity : BOX.width / 2 / Math.abs(dx), dy === 0 ? Infinity : BOX.height / 2 / Math.abs(dy));
  const start = { x: from.x + BOX.width / 2 + shift.x, y: from.y + BOX.height / 2 + shift.y };
  return {
    x1: round(start.x + dx * reach),
    y1: round(start.y + dy * reach),
    x2: round(start.x + dx * (1 - reach)),
    y2: round(start.y + dy * (1 - reach)),
  };
}

/** Breaks a label at the space that leaves the shorter longest line. */
function twoLines(label: string): readonly string[] {
  if (label.length <= LINE_CHARACTERS) return [label];
  const words = label.split(' ');
  let best: readonly [string, string] = [label, ''];
  for (let i = 1; i < words.length; i++) {
    const halves = [words.slice(0, i).join(' '), words.slice(i).join(' ')] as const;
    if (Math.max(...halves.map((one) => one.length)) < Math.max(...best.map((one) => one.length))) best = halves;
  }
  return best.filter((one) => one !== '');
}
