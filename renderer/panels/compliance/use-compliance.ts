import { useEffect, useState } from 'react';
import type { ComplianceReport } from '../../../shared/assessment/compliance/compliance-report.ts';
import { engine } from '../../engine-client/engine.ts';
import { useDerived } from '../../store/derived-store.ts';

/** After an edit the worker answers the analysis first; further edits within this time cost one evaluation only. */
const PAUSE = 250;

/** The compliance sets over the last analysis. Asked for only while somebody looks; the old report stays until the new one comes. */
export function useCompliance(): { readonly report: ComplianceReport | null; readonly isLooking: boolean } {
  const revision = useDerived((state) => state.revision);
  const isReady = useDerived((state) => state.status === 'ready');
  const [answer, setAnswer] = useState<{ readonly revision: number; readonly report: ComplianceReport } | null>(null);
  useEffect(() => {
    if (!isReady) return;
    let isWanted = true;
    const timer = setTimeout(() => {
      void engine()
        ?.compliance(today())
        .then((report) => {
          if (report && isWanted) setAnswer({ revision, report });
        });
    }, PAUSE);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [revision, isReady]);
  return { report: answer?.report ?? null, isLooking: answer?.revision !== revision };
}

/** The local day, as acceptances name it. */
function today(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
