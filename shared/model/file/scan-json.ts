/** What one pass over a JSON text tells before it is parsed. */
export interface JsonScan {
  /** Most objects and lists inside each other. */
  readonly depth: number;
  /** The text ends inside a string, an object or a list. */
  readonly isTruncated: boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Walks the text once without recursion, so that a hostile file cannot exhaust the stack. Brackets
 * inside strings do not count. Stops early once the depth passes `depthLimit`.
 */
export function scanJson(text: string, depthLimit: number): JsonScan {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isInString) {
      if (code === BACKSLASH) i++;
      else if (code === QUOTE) isInString = false;
    } else if (code === QUOTE) {
      isInString = true;
    } else if (code === 0x7b || code === 0x5b) {
      if (++depth > deepest) deepest = depth;
      if (deepest > depthLimit) break;
    } else if (code === 0x7d || code === 0x5d) {
      depth--;
    }
  }
  return { depth: deepest, isTruncated: isInString || depth > 0 };
}

/** `line 12, column 3` of a position in a text; both from 1. */
export function placeInText(text: string, position: number): string {
  const before = text.slice(0, position);
  const line = before.split('\n').length;
  return `line ${String(line)}, column ${String(position - before.lastIndexOf('\n'))}`;
}
