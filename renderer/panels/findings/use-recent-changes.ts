import { useEffect, useMemo, useState } from 'react';
import { useDerived } from '../../store/derived-store.ts';
import type { FindingChange } from '../../store/finding-changes.ts';

const MARKED_FOR = 5000;
const NONE: ReadonlyMap<string, FindingChange> = new Map();

/** What the last analysis changed, by finding, for a few seconds after it came. */
export function useRecentChanges(): ReadonlyMap<string, FindingChange> {
  const changes = useDerived((state) => state.lastChanges);
  const [seen, setSeen] = useState<readonly FindingChange[] | null>(null);
  useEffect(() => {
    if (changes.length === 0) return;
    const timer = setTimeout(() => setSeen(changes), MARKED_FOR);
    return () => clearTimeout(timer);
  }, [changes]);
  return useMemo(
    () => (seen === changes || changes.length === 0 ? NONE : new Map(changes.map((change) => [change.finding, change]))),
    [changes, seen],
  );
}
