import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compareWithPin, isOtherVersion, readPin } from '../../../shared/assessment/knowledge-pin.ts';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { useDerived } from '../../store/derived-store.ts';
import { useDocument } from '../../store/document-store.ts';
import { acceptVersion } from '../../store/pin/keep-pin.ts';
import './pin.css';

const SHOWN = 40;

/** A model that was analysed with another version of the knowledge base: what differs, before the version is accepted. */
export function PinBar({ view }: { readonly view: KnowledgeView }) {
  const { t } = useTranslation(['pin', 'levels']);
  const model = useDocument((state) => state.model);
  const isReadOnly = useDocument((state) => state.readOnly !== null);
  const findings = useDerived((state) => state.findings);
  const [put, setPut] = useState<string | null>(null);
  const pin = useMemo(() => (model ? readPin(model.header) : null), [model]);
  const isOther =
    model !== null &&
    pin !== null &&
    findings !== null &&
    findings.model.id === model.header.id &&
    isOtherVersion(pin, findings.knowledgeBase);
  const comparison = useMemo(() => (isOther ? compareWithPin(pin, model, findings) : null), [isOther, pin, model, findings]);
  if (!isOther || put === model.header.id) return null;
  const risk = (level: string | null): string => (level === null ? t('notSerious') : t(`levels:risk.${level}`));
  const name = (finding: string): string => {
    const [threat = '', assets = ''] = finding.split('@');
    const labels = assets.split(',').map((id) => model.assets[id]?.label ?? id);
    return `${view.threat(threat)?.title ?? threat}: ${labels.join(', ')}`;
  };
  return (
    <section className="pin" aria-label={t('title')}>
      <p>
        {t('other', { before: pin.version, after: findings.knowledgeBase.version })}{' '}
        {comparison
          ? t('numbers', {
              seriousBefore: comparison.before.serious,
              seriousAfter: comparison.after.serious,
              indexBefore: comparison.before.riskIndex,
              indexAfter: comparison.after.riskIndex,
            })
          : t('notStored')}
      </p>
      {comparison && <p className="quiet small">{t(comparison.isModelChanged ? 'modelChanged' : 'storedOnly')}</p>}
      {comparison?.changes === null && <p className="quiet small">{t('onlyNumbers')}</p>}
      {comparison?.changes && comparison.changes.length > 0 && (
        <details>
          <summary>{t('changes', { count: comparison.changes.length })}</summary>
          <ul className="pin-changes scroll">
            {comparison.changes.slice(0, SHOWN).map(({ finding, before, after }) => (
              <li key={finding}>
                {name(finding)} <span className="quiet">{t('change', { before: risk(before), after: risk(after) })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="pin-tools">
        {!isReadOnly && (
          <button type="button" className="button" onClick={() => acceptVersion(t('accepted'))}>
            {t('accept')}
          </button>
        )}
        <button type="button" className="button" onClick={() => setPut(model.header.id)}>
          {t('later')}
        </button>
      </div>
    </section>
  );
}
