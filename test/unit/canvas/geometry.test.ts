import { describe, expect, it } from 'vitest';
import { clampInto, exitPoint, freePlace, overlaps } from '../../../renderer/canvas/geometry.ts';

const size = { width: 100, height: 40 };

describe('places on the canvas', () => {
  it('a line leaves a frame at its edge', () => {
    expect(exitPoint({ x: 0, y: 0, ...size }, { x: 500, y: 20 })).toEqual({ x: 100, y: 20 });
    expect(exitPoint({ x: 0, y: 0, ...size }, { x: 50, y: -300 })).toEqual({ x: 50, y: 0 });
  });
  it('a free place covers nothing', () => {
    const taken = [
      { x: 0, y: 0, ...size },
      { x: 128, y: 0, ...size },
    ];
    const place = freePlace(size, { x: 0, y: 0 }, taken);
    expect(taken.some((other) => overlaps({ ...place, ...size }, other))).toBe(false);
  });
  it('what is too large for a container sits at its upper left', () => {
    expect(clampInto({ x: 900, y: 900, width: 900, height: 900 }, { x: 0, y: 0, width: 200, height: 200 })).toEqual({ x: 16, y: 40 });
  });
});
