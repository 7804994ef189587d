import { type ComponentType, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryKind, EntryRef } from '../../../shared/knowledge/browse/entry-ref.ts';
import { Unreviewed } from '../../components/Unreviewed.tsx';
import { EntryIcon } from './EntryIcon.tsx';
import { InMyModel } from './InMyModel.tsx';
import { useContents } from './know-context.ts';
import { AgentPage } from './pages/AgentPage.tsx';
import { AttributePage } from './pages/AttributePage.tsx';
import { ClassPage } from './pages/ClassPage.tsx';
import { ConsequencePage } from './pages/ConsequencePage.tsx';
import { ControlPage } from './pages/ControlPage.tsx';
import { RelationPage } from './pages/RelationPage.tsx';
import { RequirementPage } from './pages/RequirementPage.tsx';
import { SourcePage } from './pages/SourcePage.tsx';
import { StrategyPage } from './pages/StrategyPage.tsx';
import { ThreatPage } from './pages/ThreatPage.tsx';

const pages: Readonly<Record<EntryKind, ComponentType<{ readonly id: string }>>> = {
  threat: ThreatPage,
  control: ControlPage,
  strategy: StrategyPage,
  class: ClassPage,
  relation: RelationPage,
  consequence: ConsequencePage,
  attribute: AttributePage,
  agent: AgentPage,
  requirement: RequirementPage,
  source: SourcePage,
};

/** One entry: what it is, what it is linked to, and where the open model has it. */
export function KnowPage({ entry }: { readonly entry: EntryRef }) {
  const { t } = useTranslation('know');
  const { index, model } = useContents();
  const heading = useRef<HTMLHeadingElement>(null);
  const found = index.get(entry);
  // Who follows a link by keyboard or hears the page goes on reading at its beginning.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [entry]);
  const Page = pages[entry.kind];
  return (
    <article className="know-page" aria-labelledby="know-heading">
      <div className="know-body">
        <header className="know-head">
          {found && <EntryIcon entry={entry} size={28} />}
          <div>
            <p className="know-over quiet">
              {t(`kind.${entry.kind}`)}
              {entry.kind !== 'requirement' && <span className="know-code"> {entry.id}</span>}
              {found?.unreviewed && (
                <>
                  {' '}
                  <Unreviewed />
                </>
              )}
            </p>
            <h1 id="know-heading" ref={heading} tabIndex={-1}>
              {found?.title ?? entry.id}
            </h1>
          </div>
        </header>
        {found ? <Page id={entry.id} /> : <p className="know-prose">{t('unknown', { id: entry.id })}</p>}
      </div>
      {found &&
        (model ? (
          <aside className="know-side">
            <InMyModel key={found.key} entry={entry} model={model} />
          </aside>
        ) : (
          <aside className="know-side">
            <p className="quiet">{t('inModel.none')}</p>
          </aside>
        ))}
    </article>
  );
}
