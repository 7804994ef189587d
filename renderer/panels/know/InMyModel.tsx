import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryRef } from '../../../shared/knowledge/browse/entry-ref.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { showConsequence } from '../../commands/actions/show-consequence.ts';
import { showFinding } from '../../commands/actions/show-finding.ts';
import { revealSoon, showInModel } from '../../commands/actions/show-in-model.ts';
import { RiskMark } from '../../components/RiskMark.tsx';
import { sentenceOf } from '../../engine-client/sentence-of.ts';
import { useDerived } from '../../store/derived-store.ts';
import { setPanels } from '../../store/preferences-store.ts';
import { goTo } from '../../store/session-store.ts';
import { AssetPlace } from './AssetPlace.tsx';
import { Place, Places } from './Places.tsx';
import { WhyNot } from './WhyNot.tsx';
import { inMyModel } from './in-my-model.ts';
import { useContents } from './know-context.ts';

/** Where the entry appears in the open model; each line leads to the canvas with that thing selected. */
export function InMyModel({ entry, model }: { readonly entry: EntryRef; readonly model: ModelRecords }) {
  const { t } = useTranslation(['know', 'levels']);
  const { view, index } = useContents();
  const findings = useDerived((state) => state.findings);
  const marks = useDerived((state) => state.assetMarks);
  const here = useMemo(() => inMyModel(index, model, findings, entry), [index, model, findings, entry]);
  const nameOf = (asset: string) => model.assets[asset]?.label ?? asset;
  const goFinding = (show: () => void, asset: string | undefined, tab: 'threats' | 'consequences') => {
    goTo('workspace');
    setPanels({ drawerOpen: true, drawerTab: tab });
    show();
    if (asset !== undefined) revealSoon(asset);
  };
  const isNowhere = Object.values<readonly unknown[]>({ ...here }).every((list) => list.length === 0);
  return (
    <section className="know-model" aria-label={t('inModel.title')}>
      <h2>{t('inModel.title')}</h2>
      <p className="quiet small">{model.header.title}</p>
      {isNowhere && <p className="quiet">{t(findings === null ? 'inModel.notYet' : `inModel.nowhere`)}</p>}
      {entry.kind === 'threat' && findings !== null && here.threats.length === 0 && <WhyNot threat={entry.id} model={model} />}
      <Places title={t('inModel.assets')}>
        {here.assets.map((asset) => (
          <AssetPlace key={asset.id} id={asset.id} type={asset.type}>
            <span>
              {asset.label}
              {asset.type !== entry.id && entry.kind === 'class' && <span className="quiet"> {view.class(asset.type)?.label}</span>}
            </span>
            {marks[asset.id] && <RiskMark level={marks[asset.id]?.risk ?? 'very-low'} word={false} />}
          </AssetPlace>
        ))}
      </Places>
      <Places title={t('inModel.controls')}>
        {here.controls.map(({ asset, control, state }) => (
          <AssetPlace key={`${asset}|${control}`} id={asset} type={model.assets[asset]?.type ?? ''}>
            <span>
              {nameOf(asset)}{' '}
              <span className="quiet">
                {entry.kind === 'control' ? '' : `${view.control(control)?.title ?? control}: `}
                {t(`levels:control.${state}`).toLowerCase()}
              </span>
            </span>
          </AssetPlace>
        ))}
      </Places>
      <Places title={t('inModel.strategies')}>
        {here.strategies.map((strategy) => {
          const places = [...new Set(strategy.controls.map(({ asset }) => asset))];
          return (
            <Place key={strategy.id} onGo={() => showInModel({ assets: places })}>
              <span>
                {places.map(nameOf).join(', ')}{' '}
                <span className="quiet">{t(strategy.enabled ? 'inModel.active' : 'inModel.incomplete')}</span>
              </span>
            </Place>
          );
        })}
      </Places>
      <Places title={t('inModel.threats')}>
        {here.threats.map((finding) => (
          <Place key={finding.id} onGo={() => goFinding(() => showFinding(finding.id), Object.values(finding.assets)[0]?.[0], 'threats')}>
            <RiskMark level={finding.risk} word={false} />
            <span>{sentenceOf(view, model.assets, finding)}</span>
          </Place>
        ))}
      </Places>
      <Places title={t('inModel.consequences')}>
        {here.consequences.map((finding) => (
          <Place key={finding.id} onGo={() => goFinding(() => showConsequence(finding.id), finding.asset, 'consequences')}>
            <RiskMark level={finding.risk} word={false} />
            <span>
              {nameOf(finding.asset)}{' '}
              <span className="quiet">
                {t('inModel.likelihood', { level: t(`levels:likelihood.${finding.likelihood}`).toLowerCase() })}
              </span>
            </span>
          </Place>
        ))}
      </Places>
      <Places title={t('inModel.relations')}>
        {here.relations.map((relation) => (
          <Place key={relation.id} onGo={() => showInModel({ relations: [relation.id] })}>
            <span>
              {nameOf(relation.from)} <span className="quiet">{view.relation(relation.type)?.label ?? relation.type}</span>{' '}
              {nameOf(relation.to)}
            </span>
          </Place>
        ))}
      </Places>
      <Places title={t('inModel.free')}>
        {here.free.map((asset) => (
          <AssetPlace key={asset.id} id={asset.id} type={asset.type}>
            <span>{asset.label}</span>
          </AssetPlace>
        ))}
      </Places>
    </section>
  );
}
