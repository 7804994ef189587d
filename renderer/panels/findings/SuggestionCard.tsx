import type { TFunction } from 'i18next';
import { ArrowRight, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Suggestion } from '../../../shared/assessment/findings.ts';
import { RISKS, type ModelRecords } from '../../../shared/model/records.ts';
import { applySuggestion } from '../../commands/actions/set-strategy.ts';
import { RiskMark } from '../../components/RiskMark.tsx';
import { useDocument } from '../../store/document-store.ts';

interface Props {
  readonly model: ModelRecords;
  readonly suggestion: Suggestion;
}

/** One strategy that is not in place: where its controls go, what it does before it is applied, what it costs elsewhere. */
export function SuggestionCard({ model, suggestion }: Props) {
  const { t } = useTranslation('findings');
  const isReadOnly = useDocument((state) => state.readOnly !== null);
  const { before, after, finding } = suggestion;
  const sideEffects = worstOfEachTitle(suggestion.sideEffects);
  const risk = finding ?? { before: before.overallRisk, after: after.overallRisk };
  return (
    <li className="suggestion">
      <div className="suggestion-head">
        <span className="suggestion-title">{suggestion.title}</span>
        <button
          type="button"
          className={`button${suggestion.lastResort === undefined ? ' primary' : ''}`}
          disabled={isReadOnly}
          onClick={() => applySuggestion(suggestion)}
        >
          {t('apply')}
        </button>
      </div>
      <p className="suggestion-effect">
        <RiskMark level={risk.before} /> <ArrowRight size={13} aria-label={t('to')} /> <RiskMark level={risk.after} />
        <span className="quiet">
          {t('indexEffect', { before: before.riskIndex, after: after.riskIndex })}
          {before.serious !== after.serious && `, ${t('seriousEffect', { before: before.serious, after: after.serious })}`}
        </span>
      </p>
      <p className="quiet small">
        {controlsByTitle(suggestion, model)
          .map(({ title, places }) => t('controlAt', { title, asset: shorten(places, t) }))
          .join('; ')}
      </p>
      {suggestion.lastResort !== undefined && (
        <p className="suggestion-last" role="note">
          <TriangleAlert size={14} aria-hidden="true" />
          <span>
            <strong>{t('lastResort')}</strong> <span lang="en">{suggestion.lastResort}</span>
          </span>
        </p>
      )}
      {sideEffects.length > 0 && (
        <p className="suggestion-side">
          {t('sideEffects')}{' '}
          {sideEffects.slice(0, SHOWN).map((effect) => (
            <span key={effect.threat} className="side-effect">
              <RiskMark level={effect.risk} word={false} size={12} /> {effect.title}
            </span>
          ))}
          {sideEffects.length > SHOWN && t('more', { count: sideEffects.length - SHOWN })}
        </p>
      )}
    </li>
  );
}

const SHOWN = 4;

/** One line for each control, with the assets at which it would be put. */
function controlsByTitle(
  suggestion: Suggestion,
  model: ModelRecords,
): readonly { readonly title: string; readonly places: readonly string[] }[] {
  const places = new Map<string, string[]>();
  for (const { title, asset } of suggestion.controls) {
    const label = model.assets[asset]?.label ?? asset;
    const list = places.get(title);
    if (list) list.push(label);
    else places.set(title, [label]);
  }
  return [...places].map(([title, list]) => ({ title, places: list }));
}

const shorten = (places: readonly string[], t: TFunction<'findings'>): string =>
  places.length <= SHOWN ? places.join(', ') : `${places.slice(0, SHOWN).join(', ')} ${t('more', { count: places.length - SHOWN })}`;

/** Many assets may share one side effect: it is named once, at its worst. */
function worstOfEachTitle(effects: Suggestion['sideEffects']): Suggestion['sideEffects'] {
  const worst = new Map<string, Suggestion['sideEffects'][number]>();
  for (const effect of effects) {
    const known = worst.get(effect.title);
    if (!known || RISKS.indexOf(effect.risk) > RISKS.indexOf(known.risk)) worst.set(effect.title, effect);
  }
  return [...worst.values()].sort((a, b) => RISKS.indexOf(b.risk) - RISKS.indexOf(a.risk));
}
