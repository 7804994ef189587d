import { useTranslation } from 'react-i18next';
import type { AssetRecord } from '../../../shared/model/records.ts';
import { stateTime } from '../../commands/edits/state-time.ts';
import { edit } from '../../commands/workspace.ts';
import { Section } from '../../components/Section.tsx';
import { Term } from '../../components/Term.tsx';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { TimeField } from './TimeField.tsx';

interface Props {
  readonly view: KnowledgeView;
  readonly asset: AssetRecord;
  readonly isReadOnly: boolean;
}

/** How long reserves last and what a service tolerates: numbers that decide which outages are bridged. */
export function TimeList({ view, asset, isReadOnly }: Props) {
  const { t } = useTranslation('inspector');
  const all = view.timesAt(asset.type);
  if (all.length === 0) return null;
  return (
    <Section id="times" title={t('times')} count={all.length} isOpen>
      <p className="quiet small">{t('timesLead')}</p>
      <ul>
        {all.map(({ entry, usual, reason }) => (
          <li key={`${asset.id} ${entry.id}`} className="row time-row">
            <span className="row-name">
              <Term definition={`${entry.description} ${reason}`}>{entry.label}</Term>
            </span>
            <TimeField
              entry={entry}
              usual={usual}
              stated={asset.quantities?.[entry.id] ?? null}
              isReadOnly={isReadOnly}
              onState={(value) => edit('stateTime', (m) => stateTime(m, asset.id, entry.id, value), { name: asset.label })}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
