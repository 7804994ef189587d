import { useState } from 'react';

/**
 * Keeps the order of a list while the pointer is over it, so that nothing moves under it: what is new
 * waits at the end, and the list sorts itself once the pointer has left.
 */
export function useSteadyOrder<T extends { readonly id: string }>(rows: readonly T[], isHeld: boolean): readonly T[] {
  const [order, setOrder] = useState<{ readonly rows: readonly T[]; readonly shown: readonly T[] }>({ rows, shown: rows });
  if (order.rows === rows && (isHeld || order.shown === rows)) return order.shown;
  const shown = isHeld ? merge(order.shown, rows) : rows;
  // Setting state while rendering is React's way to keep something of the last render: https://react.dev/reference/react/useState
  setOrder({ rows, shown });
  return shown;
}

function merge<T extends { readonly id: string }>(before: readonly T[], now: readonly T[]): readonly T[] {
  const left = new Map(now.map((row) => [row.id, row]));
  const kept: T[] = [];
  for (const { id } of before) {
    const row = left.get(id);
    if (!row) continue;
    kept.push(row);
    left.delete(id);
  }
  return [...kept, ...left.values()];
}
