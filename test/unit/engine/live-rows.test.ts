import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csrFrom, csrRow } from '../../../shared/base/csr.ts';
import { LiveRows } from '../../../shared/engine/live/live-rows.ts';

const step = fc.record({
  kind: fc.constantFrom('push', 'drop', 'set', 'clear'),
  row: fc.nat(90),
  value: fc.nat(20),
  values: fc.array(fc.nat(20), { maxLength: 12 }),
});

it('rows that change one at a time hold what lists of their own would, however often they move', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.nat(20), { maxLength: 4 }), { maxLength: 8 }),
      fc.array(step, { minLength: 200, maxLength: 600 }),
      (start, steps) => {
        const rows = new LiveRows(csrFrom(start));
        const lists = Array.from({ length: 91 }, (_, row) => [...(start[row] ?? [])]);
        const sorted = (values: Iterable<number>): number[] => [...values].sort((a, b) => a - b);
        for (const { kind, row, value, values } of steps) {
          if (kind === 'push') {
            rows.push(row, value);
            lists[row]!.push(value);
          } else if (kind === 'set') {
            rows.set(row, values);
            lists[row] = [...values];
          } else if (kind === 'clear') {
            rows.clear(row);
            lists[row] = [];
          } else if (lists[row]!.includes(value)) {
            rows.drop(row, value);
            lists[row]!.splice(lists[row]!.indexOf(value), 1);
          }
        }
        for (const [row, list] of lists.entries()) {
          expect(rows.length(row)).toBe(list.length);
          if (list.length > 0) expect(sorted(csrRow(rows, row))).toEqual(sorted(list));
        }
      },
    ),
    { numRuns: 200 },
  );
});
