import { BOX, type PatternPicture, type RoleKind } from './pattern-picture.ts';

export interface SvgWords {
  /** Read by screen readers in place of the drawing. */
  readonly title: string;
  roleKind(kind: RoleKind): string;
}

const STYLE = `
.pattern{--ink:#23211d;--quiet:#5f5a51;--ground:#fff;--key:#235a8c;--no:#a32d10;font:12px system-ui,sans-serif}
@media(prefers-color-scheme:dark){.pattern{--ink:#ece8e1;--quiet:#aea79c;--ground:#292724;--key:#86b8e3;--no:#f79a7d}}
.pattern rect{fill:var(--ground);stroke:var(--quiet)}.pattern .key rect{stroke:var(--key);stroke-width:2}
.pattern .optional rect{stroke-dasharray:5 4}.pattern .prohibited rect{stroke:var(--no);stroke-dasharray:2 3}
.pattern .class{fill:var(--ink);font-weight:600}.pattern .role,.pattern .word{fill:var(--quiet)}
.pattern .word{font-size:11px;paint-order:stroke;stroke:var(--ground);stroke-width:5px;stroke-linejoin:round}
.pattern line{stroke:var(--quiet);stroke-width:1.5}.pattern line.not{stroke:var(--no);stroke-dasharray:2 3}.pattern marker path{fill:var(--quiet)}
`.replaceAll('\n', '');

const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

/** The picture as a file of its own, in light and dark, for pages that are read without the app. */
export function patternSvg(picture: PatternPicture, words: SvgWords): string {
  const { width, height, boxes, lines } = picture;
  const drawnLines = lines.map(
    ({ x1, y1, x2, y2, prohibited }) =>
      `<line${prohibited ? ' class="not"' : ''} x1="${String(x1)}" y1="${String(y1)}" x2="${String(x2)}" y2="${String(y2)}" marker-end="url(#tip)"/>`,
  );
  const drawnBoxes = boxes.map(({ x, y, kind, lines: label, role }) => {
    const middle = x + BOX.width / 2;
    const many =
      kind === 'key'
        ? ''
        : `<rect x="${String(x + 4)}" y="${String(y + 4)}" width="${String(BOX.width)}" height="${String(BOX.height)}" rx="7"/>`;
    const rect = `<rect x="${String(x)}" y="${String(y)}" width="${String(BOX.width)}" height="${String(BOX.height)}" rx="7"/>`;
    const first = y + (label.length === 1 ? 24 : 17);
    const texts = label.map(
      (line, i) => `<text class="class" text-anchor="middle" x="${String(middle)}" y="${String(first + 14 * i)}">${escape(line)}</text>`,
    );
    const note = `<text class="role" text-anchor="middle" x="${String(middle)}" y="${String(y + BOX.height - 8)}">${escape(`${role}: ${words.roleKind(kind)}`)}</text>`;
    return `<g class="${kind}">${many}${rect}${texts.join('')}${note}</g>`;
  });
  const labels = lines.map(
    ({ labelX, labelY, label, prohibited }) =>
      `<text class="word" text-anchor="middle" x="${String(labelX)}" y="${String(labelY + 4)}">${prohibited ? '✕ ' : ''}${escape(label)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="pattern" role="img" viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}">`,
    `<title>${escape(words.title)}</title><style>${STYLE}</style>`,
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>',
    ...drawnLines,
    ...drawnBoxes,
    ...labels,
    '</svg>',
  ].join('\n');
}
