import { ArrowRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CountTo } from '../components/CountTo.tsx';
import { engine } from '../engine-client/engine.ts';
import { RiskMark } from '../components/RiskMark.tsx';
import { Term } from '../components/Term.tsx';
import { shownNumber } from '../messages/i18n.ts';
import { useDerived } from '../store/derived-store.ts';
import { setPanels } from '../store/preferences-store.ts';
import { networkRequests } from './network-requests.ts';

/** An analysis that runs longer than this can be stopped. Milliseconds. */
const LONG = 2_000;

/** The state of the whole model in one line: before and now, how fresh, and that nothing left the machine. */
export function StatusLine() {
  const { t } = useTranslation(['app', 'levels']);
  const { status, summary, previousSummary, findings, tookMilliseconds, failure } = useDerived();
  const isChanged = summary !== null && previousSummary !== null;
  return (
    <footer className="status" aria-label={t('status.label')}>
      {summary ? (
        <>
          <span className="status-item">
            <Term definition={t(`levels:riskMeaning.${summary.overallRisk}`)}>{t('status.overall')}</Term>
            {isChanged && previousSummary.overallRisk !== summary.overallRisk && (
              <>
                <RiskMark level={previousSummary.overallRisk} />
                <ArrowRight size={12} aria-label={t('status.now')} />
              </>
            )}
            <span data-testid="overall-risk">
              <RiskMark level={summary.overallRisk} />
            </span>
          </span>
          <span className="status-item">
            <Term definition={t('status.seriousMeaning')}>{t('status.serious')}</Term>
            {isChanged && previousSummary.serious !== summary.serious && <Before value={previousSummary.serious} now={summary.serious} />}
            <strong data-testid="serious" data-value={summary.serious}>
              <CountTo value={summary.serious} />
            </strong>
          </span>
          <span className="status-item">
            <Term definition={t('status.indexMeaning')}>{t('status.index')}</Term>
            {isChanged && previousSummary.riskIndex !== summary.riskIndex && (
              <Before value={previousSummary.riskIndex} now={summary.riskIndex} />
            )}
            <strong data-testid="risk-index" data-value={summary.riskIndex}>
              <CountTo value={summary.riskIndex} />
            </strong>
          </span>
          {findings && !findings.complete && (
            <button type="button" className="status-warning" onClick={() => setPanels({ drawerOpen: true, drawerTab: 'gaps' })}>
              {t('status.incomplete')}
            </button>
          )}
        </>
      ) : (
        <span className="quiet">{t('status.none')}</span>
      )}
      <span className="status-space" />
      {status === 'failed' ? (
        <button type="button" className="status-warning" onClick={() => setPanels({ drawerOpen: true, drawerTab: 'gaps' })}>
          {t(failure?.kind === 'stopped' ? 'status.stopped' : 'status.failed')}
        </button>
      ) : (
        <span className="quiet" data-testid="analysed" data-status={status}>
          {status === 'running'
            ? t('status.running')
            : tookMilliseconds === null
              ? ''
              : t('status.analysed', { count: Math.max(1, Math.round(tookMilliseconds)) })}
        </span>
      )}
      {status === 'running' && <StopAnalysis />}
      <Term definition={t('status.offlineMeaning', { count: networkRequests() })} className="quiet">
        {t('status.offline', { count: networkRequests() })}
      </Term>
    </footer>
  );
}

/** Most analyses are done before one could press it; it comes when one is not. */
function StopAnalysis() {
  const { t } = useTranslation('app');
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  return (
    <button type="button" className="button" title={t('status.stopMeaning')} onClick={() => engine()?.stop()}>
      {t('status.stop')}
    </button>
  );
}

function Before({ value, now }: { readonly value: number; readonly now: number }) {
  return (
    <span className={`before ${now < value ? 'is-better' : 'is-worse'}`}>
      {shownNumber(value)} <span aria-hidden="true">→</span>
    </span>
  );
}
