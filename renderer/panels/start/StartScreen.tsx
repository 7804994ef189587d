import { ArrowRight, FolderOpen, Plus } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { startFromTemplate, startNewModel } from '../../commands/actions/start-model.ts';
import { useKnowledge } from '../../engine-client/knowledge-store.ts';
import { useDocument } from '../../store/document-store.ts';
import { useKeeping } from '../../store/keeping/keeping-store.ts';
import { openFile } from '../../store/keeping/open-model.ts';
import { goTo } from '../../store/session-store.ts';
import { KnowledgeBases } from './KnowledgeBases.tsx';
import { ModelCard } from './ModelCard.tsx';
import { RecentFiles } from './RecentFiles.tsx';
import { Recover } from './Recover.tsx';
import { TemplateCard } from './TemplateCard.tsx';
import './start.css';

/** What a person meets first: their models, stories to begin with, their files, and where the data lie. */
export function StartScreen() {
  const { t } = useTranslation('start');
  const entries = useKeeping((state) => state.entries);
  const status = useKeeping((state) => state.status);
  const openTitle = useDocument((state) => state.model?.header.title);
  const catalogue = useKnowledge((state) => state.bundled?.catalogue);
  return (
    <main className="start scroll">
      <div className="start-page">
        <div className="start-head">
          <h1>{t('title')}</h1>
          {openTitle !== undefined && (
            <Button className="button" onPress={() => goTo('workspace')}>
              {t('back', { title: openTitle })}
              <ArrowRight size={15} aria-hidden="true" />
            </Button>
          )}
          <Button className="button" onPress={() => void openFile()}>
            <FolderOpen size={15} aria-hidden="true" />
            {t('open')}
          </Button>
          <Button className="button primary" onPress={startNewModel}>
            <Plus size={15} aria-hidden="true" />
            {t('new')}
          </Button>
        </div>
        {status === 'starting' ? (
          <p className="quiet" aria-busy="true">
            {t('reading')}
          </p>
        ) : entries.length === 0 ? (
          <div className="start-empty">
            <h2>{t('emptyTitle')}</h2>
            <p>{t('empty')}</p>
          </div>
        ) : (
          <ul className="start-cards" aria-label={t('title')}>
            {entries.map((entry) => (
              <ModelCard key={entry.id} entry={entry} />
            ))}
          </ul>
        )}
        <Recover />
        <RecentFiles />
        <section aria-labelledby="start-templates">
          <h2 id="start-templates">{t('templates')}</h2>
          <p className="quiet">{t('templatesLead')}</p>
          <ul className="start-templates">
            {catalogue?.templates.map((template) => (
              <TemplateCard
                key={template.id}
                template={template}
                bibliography={catalogue.bibliography}
                onStart={() => void startFromTemplate(template.id)}
              />
            ))}
          </ul>
        </section>
        <KnowledgeBases />
        <WhereDataLie />
      </div>
    </main>
  );
}

function WhereDataLie() {
  const { t } = useTranslation('start');
  const status = useKeeping((state) => state.status);
  const hostKind = useKeeping((state) => state.hostKind);
  if (status === 'starting') return null;
  const place = status === 'memory' ? 'memory' : hostKind === 'desktop' ? 'desktop' : 'browser';
  return <footer className="start-where quiet">{t(`where.${place}`, { origin: location.host })}</footer>;
}
