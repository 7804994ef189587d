import { useTranslation } from 'react-i18next';
import { type AssetRecord, type ModelRecords, type TrustLevel, levelKey } from '../../../shared/model/records.ts';
import { setTrust } from '../../commands/edits/change-asset.ts';
import { edit } from '../../commands/workspace.ts';
import { Section } from '../../components/Section.tsx';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { statedLevels } from '../../../shared/knowledge/stated-times.ts';
import { LevelRow } from './LevelRow.tsx';

interface Props {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
  readonly asset: AssetRecord;
  readonly isReadOnly: boolean;
}

/** How far each good property of this asset can be relied on before anything happens. */
export function TrustList({ view, model, asset, isReadOnly }: Props) {
  const { t } = useTranslation('inspector');
  const all = view.attributesAt(asset.type);
  if (all.length === 0) return null;
  const { times, scales, classes, attributes } = view.compiled;
  const type = classes.findIndex(({ id }) => id === asset.type);
  // Stated times take the place of what the knowledge base assumes.
  const fromTimes = times && asset.quantities ? statedLevels(times, type, asset.quantities).attributes : null;
  const standardOf = (id: string, level: TrustLevel): TrustLevel => {
    const stated = fromTimes?.get(attributes.findIndex((attribute) => attribute.id === id));
    return stated === undefined ? level : (scales.trust[stated] as TrustLevel);
  };
  return (
    <Section id="trust" title={t('trust')} count={all.length}>
      <p className="quiet small">{t('trustLead')}</p>
      <ul>
        {all.map(({ entry, level }) => {
          const set = model.levels[levelKey(asset.id, entry.id)];
          return (
            <LevelRow
              key={entry.id}
              kind="attribute"
              entry={entry}
              scale="trust"
              levels={view.compiled.scales.trust as readonly TrustLevel[]}
              standard={standardOf(entry.id, level)}
              chosen={set && 'level' in set ? set.level : null}
              label={t('trustOf', { name: entry.label })}
              isReadOnly={isReadOnly}
              onChoose={(chosen) => edit('setTrust', (m) => setTrust(m, asset.id, entry.id, chosen), { name: asset.label })}
            />
          );
        })}
      </ul>
    </Section>
  );
}
