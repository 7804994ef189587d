import { useTranslation } from 'react-i18next';
import { ENTRY_KINDS } from '../../../shared/knowledge/browse/entry-ref.ts';
import { Unreviewed } from '../../components/Unreviewed.tsx';
import { Icon } from '../../icons/Icon.tsx';
import { groupIcon } from '../../icons/icon-for.ts';
import { filterEntries } from '../../store/know-store.ts';
import { Part } from './Part.tsx';
import { useContents } from './know-context.ts';

const ANY = { text: '', group: '', threatKind: '', scheme: '', source: '', unreviewedOnly: false } as const;

/** What is in the knowledge base, by kind and by group, and how far it has been checked. */
export function KnowHome() {
  const { t } = useTranslation('know');
  const { index, view } = useContents();
  const { catalogue } = view;
  const countOf = (fits: (entry: (typeof index.entries)[number]) => boolean) => index.entries.filter(fits).length;
  const groupsOf = (kind: 'class' | 'threat') =>
    [...new Set(index.entries.filter((entry) => entry.ref.kind === kind).map(({ group }) => group))].sort((a, b) =>
      a.localeCompare(b, 'en'),
    );
  const tiles = (kind: 'class' | 'threat') => (
    <ul className="know-tiles">
      {groupsOf(kind).map((group) => (
        <li key={group}>
          <button type="button" className="know-tile" onClick={() => filterEntries({ ...ANY, kind, group })}>
            {kind === 'class' && <Icon name={groupIcon(view, group)} />}
            <span>{group}</span>
            <span className="quiet">{countOf((entry) => entry.ref.kind === kind && entry.group === group)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
  return (
    <article className="know-page">
      <div className="know-body">
        <header className="know-head">
          <div>
            <h1>{catalogue.title}</h1>
            <p className="quiet">{t('home.version', { version: catalogue.version })}</p>
          </div>
        </header>
        <p className="know-prose know-lead">{t('home.lead')}</p>
        <Part title={t('home.kinds')}>
          <ul className="know-tiles">
            {ENTRY_KINDS.map((kind) => (
              <li key={kind}>
                <button type="button" className="know-tile" onClick={() => filterEntries({ ...ANY, kind })}>
                  <span>{t(`kinds.${kind}`)}</span>
                  <span className="quiet">{countOf((entry) => entry.ref.kind === kind)}</span>
                </button>
              </li>
            ))}
          </ul>
        </Part>
        <Part title={t('home.threats')}>{tiles('threat')}</Part>
        <Part title={t('home.classes')}>{tiles('class')}</Part>
        <Part title={t('home.honesty')}>
          <p className="know-prose">
            <Unreviewed />{' '}
            {t('home.unreviewed', {
              threats: countOf((entry) => entry.ref.kind === 'threat' && entry.unreviewed),
              allThreats: catalogue.threats.length,
              controls: countOf((entry) => entry.ref.kind === 'control' && entry.unreviewed),
              allControls: catalogue.controls.length,
            })}
          </p>
        </Part>
      </div>
    </article>
  );
}
