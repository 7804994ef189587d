import { MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { RiskMark } from '../../components/RiskMark.tsx';
import type { LibraryEntry } from '../../persistence/model-library.ts';
import { openFromLibrary } from '../../store/keeping/open-model.ts';
import { DeleteDialog } from './DeleteDialog.tsx';
import { SmallDrawing } from './SmallDrawing.tsx';
import { useWhen } from './use-when.ts';

/** One model of the library: picture, name, risk, when it was changed last. */
export function ModelCard({ entry }: { readonly entry: LibraryEntry }) {
  const { t } = useTranslation('start');
  const when = useWhen();
  const [isDeleting, setDeleting] = useState(false);
  const { content } = entry;
  return (
    <li className="start-card">
      <Button
        className="start-card-open"
        aria-label={t('openModel', { title: content.title })}
        onPress={() => void openFromLibrary(entry.id)}
      >
        <SmallDrawing picture={content.picture} />
      </Button>
      <div className="start-card-text">
        <div className="start-card-title">
          <h2 title={content.title}>
            <Button className="start-name" onPress={() => void openFromLibrary(entry.id)}>
              {content.title}
            </Button>
          </h2>
          <MenuTrigger>
            <Button className="icon-button" aria-label={t('more', { title: content.title })}>
              <MoreHorizontal size={16} aria-hidden="true" />
            </Button>
            <Popover className="popover" placement="bottom end">
              <Menu className="menu" aria-label={t('more', { title: content.title })}>
                <MenuItem className="menu-item" onAction={() => void openFromLibrary(entry.id)}>
                  {t('openHere')}
                </MenuItem>
                <MenuItem className="menu-item" onAction={() => setDeleting(true)}>
                  {t('delete')}
                </MenuItem>
              </Menu>
            </Popover>
          </MenuTrigger>
        </div>
        <p>
          <span className="visually-hidden">{t('risk')} </span>
          {content.overallRisk ? <RiskMark level={content.overallRisk} /> : <span className="quiet">{t('noRisk')}</span>}
        </p>
        <p className="quiet small">
          {t('size', { assets: t('assets', { count: content.assets }), relations: t('relations', { count: content.relations }) })}
        </p>
        <p className="quiet small">
          <time dateTime={new Date(entry.changedAt).toISOString()}>{t('changed', { when: when(entry.changedAt) })}</time>
          {content.file && <> · {content.file.file.name}</>}
        </p>
      </div>
      <DeleteDialog entry={entry} isOpen={isDeleting} onClose={() => setDeleting(false)} />
    </li>
  );
}
