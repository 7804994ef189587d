import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { forgetFile } from '../../store/keeping/recent-files.ts';
import { useKeeping } from '../../store/keeping/keeping-store.ts';
import { openRecentFile } from '../../store/keeping/open-model.ts';

/** Files that were opened or saved here before. */
export function RecentFiles() {
  const { t } = useTranslation('start');
  const files = useKeeping((state) => state.recentFiles);
  if (files.length === 0) return null;
  return (
    <section aria-labelledby="start-recent">
      <h2 id="start-recent">{t('recent')}</h2>
      <ul className="start-rows">
        {files.map((file) => (
          <li key={file.id} className="start-row">
            <Button className="start-file" onPress={() => void openRecentFile(file.id)}>
              {file.name} <span className="quiet small">{file.folder}</span>
            </Button>
            <Button className="icon-button" aria-label={t('forget', { name: file.name })} onPress={() => void forgetFile(file.id)}>
              <X size={15} aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
