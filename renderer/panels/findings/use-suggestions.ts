import { useEffect, useState } from 'react';
import type { Suggestion } from '../../../shared/assessment/findings.ts';
import { engine } from '../../engine-client/engine.ts';
import { useDerived } from '../../store/derived-store.ts';

interface Answer {
  readonly key: string;
  readonly suggestions: readonly Suggestion[];
}

/** Suggestions for one finding or the whole model, asked for again after each analysis. The old ones stay until the new ones come. */
export function useSuggestions(
  finding: string | null,
  limit: number,
): { readonly suggestions: readonly Suggestion[]; readonly isLooking: boolean } {
  const revision = useDerived((state) => state.revision);
  const isReady = useDerived((state) => state.status === 'ready');
  const [answer, setAnswer] = useState<Answer>({ key: '', suggestions: [] });
  const key = `${revision}|${finding ?? ''}`;
  useEffect(() => {
    if (!isReady) return;
    const request = engine()?.suggest(finding, limit);
    void request?.answer.then((suggestions) => {
      if (suggestions) setAnswer({ key, suggestions });
    });
    return () => request?.cancel();
  }, [finding, limit, key, isReady]);
  return { suggestions: answer.suggestions, isLooking: answer.key !== key };
}
