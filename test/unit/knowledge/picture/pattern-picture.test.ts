import { describe, expect, it } from 'vitest';
import { BOX, type PatternPicture, patternPicture } from '../../../../shared/knowledge/picture/pattern-picture.ts';
import { patternSvg } from '../../../../shared/knowledge/picture/pattern-svg.ts';
import { placeOnGrid } from '../../../../shared/knowledge/picture/place-on-grid.ts';
import { bundledKnowledge } from '../../../helpers/bundled-knowledge.ts';

const { catalogue } = bundledKnowledge();
const words = {
  classLabel: (id: string) => catalogue.classes.find((entry) => entry.id === id)?.label ?? id,
  relationLabel: (id: string) => catalogue.relations.find((entry) => entry.id === id)?.label ?? id,
};
const started = performance.now();
const pictures = catalogue.threats.map((threat) => ({ threat, picture: patternPicture(threat, words) }));
const took = performance.now() - started;

/** Does a line run through a box that it does not connect? */
const throughBox = ({ lines, boxes }: PatternPicture) =>
  lines.filter((line) =>
    boxes
      .filter(({ role }) => role !== line.from && role !== line.to)
      .some(({ x, y }) =>
        Array.from({ length: 41 }, (_, i) => ({
          x: line.x1 + ((line.x2 - line.x1) * i) / 40,
          y: line.y1 + ((line.y2 - line.y1) * i) / 40,
        })).some((p) => p.x > x && p.x < x + BOX.width && p.y > y && p.y < y + BOX.height),
      ),
  );

describe('the picture of a pattern', () => {
  it('shows every role once and every link of every threat', () => {
    for (const { threat, picture } of pictures) {
      expect(picture.boxes.map(({ role }) => role)).toEqual(threat.roles.map(({ role }) => role));
      expect(picture.lines).toHaveLength(threat.links.length + threat.prohibitedLinks.length);
    }
  });

  it('keeps boxes apart and inside the drawing', () => {
    for (const { threat, picture } of pictures) {
      const places = new Set(picture.boxes.map(({ x, y }) => `${x}|${y}`));
      expect(places.size, threat.id).toBe(picture.boxes.length);
      for (const { x, y } of picture.boxes) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + BOX.width).toBeLessThanOrEqual(picture.width);
        expect(y + BOX.height).toBeLessThanOrEqual(picture.height);
      }
    }
  });

  it('draws no line through a role that it does not concern, in no threat of the knowledge base', () => {
    expect(pictures.filter(({ picture }) => throughBox(picture).length > 0).map(({ threat }) => threat.id)).toEqual([]);
  });

  it('keeps the words of two links apart', () => {
    for (const { threat, picture } of pictures) {
      const places = picture.lines.map(({ labelX, labelY }) => `${Math.round(labelX / 4)}|${Math.round(labelY / 8)}`);
      expect(new Set(places).size, threat.id).toBe(places.length);
    }
  });

  it('runs to the right where nothing speaks against it', () => {
    expect(placeOnGrid(2, [[0, 1]])).toEqual([
      { column: 0, row: 0 },
      { column: 1, row: 0 },
    ]);
    expect(
      placeOnGrid(3, [
        [0, 1],
        [1, 2],
      ]).map(({ column }) => column),
    ).toEqual([0, 1, 2]);
  });

  it('is laid out in a few milliseconds a threat', () => {
    process.stdout.write(`${pictures.length} pictures laid out in ${took.toFixed(0)} ms\n`);
    expect(took / pictures.length).toBeLessThan(40);
  });

  it('becomes a file with escaped words', () => {
    const [first] = pictures;
    if (!first) throw new Error('no threat');
    const svg = patternSvg(first.picture, { title: 'A & B', roleKind: (kind) => kind });
    expect(svg).toContain('<title>A &#38; B</title>');
    expect(svg.match(/<line /g)).toHaveLength(first.picture.lines.length);
  });
});
