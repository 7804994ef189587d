import { FolderOpen, Plus, Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { startNewModelWith } from '../../commands/actions/start-model.ts';
import { useKnowledge } from '../../engine-client/knowledge-store.ts';
import { removeBase, useBases } from '../../store/keeping/knowledge-bases.ts';
import { openFile } from '../../store/keeping/open-model.ts';

/** The bundled knowledge base, and those that the person opened from files of SSM or Spyderisk. */
export function KnowledgeBases() {
  const { t } = useTranslation('bases');
  const bundled = useKnowledge((state) => state.bundled?.catalogue);
  const entries = useBases((state) => state.entries);
  return (
    <section aria-labelledby="start-bases">
      <h2 id="start-bases">{t('title')}</h2>
      <p className="quiet">{t('lead')}</p>
      <Reading />
      <ul className="start-rows" aria-labelledby="start-bases">
        {bundled && (
          <li className="start-row">
            <span className="start-base-name">
              {bundled.title} <span className="quiet small">{t('bundled', { version: bundled.version })}</span>
            </span>
          </li>
        )}
        {entries.map((entry) => {
          const name = `${entry.title} ${entry.version}`;
          return (
            <li key={entry.key} className="start-row">
              <span className="start-base-name">
                {name}{' '}
                <span className="quiet small">
                  {t('content', {
                    classes: t('classes', { count: entry.classes }),
                    threats: t('threats', { count: entry.threats }),
                    file: entry.fileName,
                  })}
                </span>
              </span>
              <Button className="button" aria-label={t('newWith', { name })} onPress={() => startNewModelWith(entry)}>
                <Plus size={15} aria-hidden="true" />
                {t('new')}
              </Button>
              <Button className="icon-button" aria-label={t('remove', { name })} onPress={() => void removeBase(entry.key)}>
                <Trash2 size={15} aria-hidden="true" />
              </Button>
            </li>
          );
        })}
      </ul>
      <Button className="button start-base-open" onPress={() => void openFile()}>
        <FolderOpen size={15} aria-hidden="true" />
        {t('open')}
      </Button>
    </section>
  );
}

/** How far the file is that is being read; also read out. */
function Reading() {
  const { t } = useTranslation('bases');
  const reading = useBases((state) => state.reading);
  if (reading === null) return null;
  return (
    <p role="status" className="start-reading">
      <progress max={reading.total} value={reading.done} aria-label={t('reading', { name: reading.name })} />{' '}
      {t('reading', { name: reading.name })}
    </p>
  );
}
