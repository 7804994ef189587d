import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssetRecord, ModelRecords } from '../../../shared/model/records.ts';
import { showFinding } from '../../commands/actions/show-finding.ts';
import { RiskMark } from '../../components/RiskMark.tsx';
import { Section } from '../../components/Section.tsx';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { sentenceOf } from '../../engine-client/sentence-of.ts';
import { useDerived } from '../../store/derived-store.ts';

const SHOWN = 12;

interface Props {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
  readonly asset: AssetRecord;
}

/** The threats that matched this asset, worst first. */
export function FindingList({ view, model, asset }: Props) {
  const { t } = useTranslation('inspector');
  const findings = useDerived((state) => state.findings);
  const here = useMemo(
    () => findings?.threats.filter((threat) => Object.values(threat.assets).some((ids) => ids.includes(asset.id))) ?? [],
    [findings, asset.id],
  );
  return (
    <Section id="findings" title={t('findings')} count={here.length} isOpen>
      {here.length === 0 && <p className="quiet small">{t('noFindings')}</p>}
      <ul>
        {here.slice(0, SHOWN).map((threat) => (
          <li key={threat.id} className="row">
            <button type="button" className="row-link finding-link" onClick={() => showFinding(threat.id)}>
              <RiskMark level={threat.risk} word={false} />
              <span title={threat.title}>{sentenceOf(view, model.assets, threat)}</span>
            </button>
          </li>
        ))}
      </ul>
      {here.length > SHOWN && <p className="quiet small">{t('moreFindings', { count: here.length - SHOWN })}</p>}
    </Section>
  );
}
