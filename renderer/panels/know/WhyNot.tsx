import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Absence, AbsentPart, NamedAsset } from '../../../shared/assessment/findings.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { engine } from '../../engine-client/engine.ts';
import { useDerived } from '../../store/derived-store.ts';
import { AssetPlace } from './AssetPlace.tsx';
import { EntryLink } from './EntryLink.tsx';
import { EntryList } from './EntryList.tsx';
import { Places } from './Places.tsx';
import { useContents } from './know-context.ts';
import { refs } from './refs.ts';

interface Props {
  readonly threat: string;
  readonly model: ModelRecords;
}

/** Why a threat is not in the open model: what is missing or in the way, what does match, and what nearly would. */
export function WhyNot({ threat, model }: Props) {
  const { t } = useTranslation('know');
  const absence = useAbsence(threat);
  if (absence === undefined) return <p className="quiet">{t('whyNot.looking')}</p>;
  if (absence === null) return <p className="quiet">{t('whyNot.unknown')}</p>;
  const { part, matched } = absence;
  return (
    <section className="why-not" aria-label={t('whyNot.title')}>
      <h3>{t('whyNot.title')}</h3>
      <Missing part={part} />
      <Places title={t('whyNot.matched')}>
        {matched.map(({ role, ...asset }) => (
          <NamedPlace key={`${role}|${asset.asset}`} named={asset} note={role} model={model} />
        ))}
      </Places>
      {part.kind === 'link' && (
        <Places title={t('whyNot.near')}>
          {part.near.map((asset) => (
            <NamedPlace key={asset.asset} named={asset} note="" model={model} />
          ))}
        </Places>
      )}
    </section>
  );
}

/** `undefined` until the engine has answered for the model as it is now. */
function useAbsence(threat: string): Absence | null | undefined {
  const revision = useDerived((state) => state.revision);
  const [answer, setAnswer] = useState<{ readonly of: string; readonly absence: Absence | null } | null>(null);
  const wanted = `${threat}|${String(revision)}`;
  useEffect(() => {
    let isWanted = true;
    void engine()
      ?.absence(threat)
      .then((absence) => {
        if (isWanted) setAnswer({ of: wanted, absence });
      });
    return () => {
      isWanted = false;
    };
  }, [threat, wanted]);
  return answer?.of === wanted ? answer.absence : undefined;
}

/** The part of the pattern that keeps the threat away, in words. */
function Missing({ part }: { readonly part: AbsentPart }) {
  const { t } = useTranslation('know');
  const { view } = useContents();
  switch (part.kind) {
    case 'asset':
    case 'another':
      return (
        <p>
          {t(`whyNot.${part.kind}`)} <EntryLink to={{ kind: 'class', id: part.class }} />.
        </p>
      );
    case 'link':
      return (
        <>
          <p>
            {t('whyNot.link')} <EntryLink to={{ kind: 'class', id: part.class }} /> {t('whyNot.linkAfter')}
          </p>
          <ul className="why-not-links">
            {part.links.map(({ relation, outward, asset, label }) => (
              <li key={`${relation}|${String(outward)}|${asset}`}>
                {t(outward ? 'whyNot.outward' : 'whyNot.inward', { relation: view.relation(relation)?.label ?? relation, asset: label })}
              </li>
            ))}
          </ul>
        </>
      );
    case 'excluded':
      return (
        <p>
          {part.by === null
            ? t('whyNot.excludedByRelation')
            : t('whyNot.excluded', { asset: part.by.label, type: view.class(part.class)?.label ?? part.class })}
        </p>
      );
    case 'switched-off':
    case 'no-trigger':
      return (
        <>
          <p>{t(part.controls.length === 0 ? 'whyNot.nothingSwitched' : `whyNot.${part.kind}`)}</p>
          <EntryList entries={refs('control', part.controls)} />
        </>
      );
    default:
      return <p>{t(`whyNot.${part.kind}`)}</p>;
  }
}

/** An asset that was drawn leads to the canvas; one that was inferred is only named. */
function NamedPlace({ named, note, model }: { readonly named: NamedAsset; readonly note: string; readonly model: ModelRecords }) {
  const drawn = model.assets[named.asset];
  if (!drawn)
    return (
      <li className="why-not-inferred">
        {named.label} <span className="quiet">{note}</span>
      </li>
    );
  return (
    <AssetPlace id={named.asset} type={drawn.type}>
      <span>
        {named.label} <span className="quiet">{note}</span>
      </span>
    </AssetPlace>
  );
}
