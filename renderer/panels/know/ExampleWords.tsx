import { useTranslation } from 'react-i18next';
import type { ThreatEntry, ThreatExamples } from '../../../shared/knowledge/catalogue.ts';
import { readControlPlace, readGiven, readLink } from '../../../shared/knowledge/hospital/notation.ts';
import { EntryLink } from './EntryLink.tsx';
import { useContents } from './know-context.ts';

interface Props {
  readonly threat: ThreatEntry;
  readonly examples: ThreatExamples;
}

/** The smallest system in which a threat is live, and what silences it, told in sentences. */
export function ExampleWords({ threat, examples: { fires, silent } }: Props) {
  const { t } = useTranslation(['know', 'levels']);
  const { view } = useContents();
  const labels = Object.entries(fires.assets).map(([name, type]) => [name, view.class(type)?.label ?? type] as const);
  /** Two of the same class are told apart by the names that they have in the example. */
  const nameOf = (name: string): string => {
    const label = labels.find(([one]) => one === name)?.[1] ?? name;
    return labels.filter(([, other]) => other === label).length > 1 ? `${label} (${name})` : label;
  };
  const told = (line: string): string => {
    const link = readLink(line);
    return link ? `${nameOf(link.from)} ${view.relation(link.relation)?.label ?? link.relation} ${nameOf(link.to)}` : nameOf(line);
  };
  const control = (line: string) => {
    const place = readControlPlace(line);
    return place === null ? (
      line
    ) : (
      <>
        <EntryLink to={{ kind: 'control', id: place.control }} /> {t('at', { name: nameOf(place.role) })}
      </>
    );
  };
  const list = (lines: readonly string[]) => (
    <ul className="know-bullets">
      {lines.map((line) => (
        <li key={line}>{told(line)}</li>
      ))}
    </ul>
  );
  return (
    <div className="examples">
      <section>
        <h3>{t('example.fires')}</h3>
        {fires.relations.length > 0 ? list(fires.relations) : list(Object.keys(fires.assets))}
        {fires.given.map((line) => {
          const given = readGiven(line);
          const word = given && (view.consequence(given.id)?.label ?? given.id);
          if (!given || word === null) return null;
          const isLikelihood = view.consequence(given.id) !== undefined;
          return (
            <p key={line}>
              {t(isLikelihood ? 'example.given' : 'example.trusted', {
                name: nameOf(given.role),
                what: word,
                level: t(`levels:${isLikelihood ? 'likelihood' : 'trust'}.${given.level}`).toLowerCase(),
              })}
            </p>
          );
        })}
        {fires.controls.map((line) => (
          <p key={line}>
            {t('example.with')} {control(line)}
          </p>
        ))}
        <p className="quiet small">{t('example.firesNote', { title: threat.id })}</p>
      </section>
      <section>
        <h3>{t('example.silent')}</h3>
        {silent.without.length > 0 && (
          <>
            <p>{t('example.without')}</p>
            {list(silent.without)}
          </>
        )}
        {silent.controls.map((line) => (
          <p key={line}>
            {t('example.with')} {control(line)}
          </p>
        ))}
        {Object.entries(silent.instead).map(([name, type]) => (
          <p key={name}>{t('example.instead', { name: nameOf(name), other: view.class(type)?.label ?? type })}</p>
        ))}
        <p>{silent.because}</p>
      </section>
    </div>
  );
}
