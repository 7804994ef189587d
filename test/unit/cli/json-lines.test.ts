import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inPieces, jsonLines, jsonParts } from '../../../electron/cli/json-lines.ts';

describe('JSON of results', () => {
  it('is the same value again, with an entry of a list on each line', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        expect(JSON.parse(jsonLines(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(jsonLines({ a: 1, none: undefined, list: [{ b: 2 }, { b: 3 }], names: ['x', 'y'] })).toBe(
      '{\n  "a": 1,\n  "list": [\n    {"b":2},\n    {"b":3}\n  ],\n  "names": ["x","y"]\n}\n',
    );
    expect(jsonLines([{ a: 1 }, 2])).toBe('[\n  {"a":1},\n  2\n]\n');
  });

  it('comes in pieces, none of which is longer than it need be', () => {
    const value = { list: Array.from({ length: 300 }, (_, i) => ({ i, text: 'x'.repeat(20_000) })) };
    const pieces = [...inPieces(jsonParts(value))];
    expect(pieces.length).toBeGreaterThan(4);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(1_100_000);
    expect(pieces.join('')).toBe(jsonLines(value));
  });
});
