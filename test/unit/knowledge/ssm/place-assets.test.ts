import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeAssets } from '../../../../shared/knowledge/ssm/place-assets.ts';

const WIDTH = 168;
const HEIGHT = 64;
const overlap = (a: { x: number; y: number }, b: { x: number; y: number }): boolean =>
  Math.abs(a.x - b.x) < WIDTH && Math.abs(a.y - b.y) < HEIGHT;

test('no two boxes overlap, whatever the other tool had', () => {
  const place = fc.option(fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 900 }) }), { nil: null });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 40 }), (places) => {
      const placed = [...placeAssets(places.map((at, i) => ({ id: `a${String(i)}`, at }))).values()];
      expect(placed).toHaveLength(places.length);
      placed.forEach((a, i) => placed.slice(i + 1).forEach((b) => expect(overlap(a, b)).toBe(false)));
    }),
  );
});

test('what stood left of or above another still does', () => {
  const places = placeAssets([
    { id: 'left', at: { x: 4000, y: 4000 } },
    { id: 'right', at: { x: 4110, y: 4000 } },
    { id: 'below', at: { x: 4000, y: 4080 } },
  ]);
  const [left, right, below] = ['left', 'right', 'below'].map((id) => places.get(id)!);
  expect(left!.x + WIDTH).toBeLessThan(right!.x);
  expect(left!.y).toBe(right!.y);
  expect(left!.y + HEIGHT).toBeLessThan(below!.y);
});
