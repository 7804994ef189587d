import { Button, Heading } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ModalDialog } from '../../components/ModalDialog.tsx';
import type { LibraryEntry } from '../../persistence/model-library.ts';
import { deleteModel } from '../../store/keeping/open-model.ts';

interface Props {
  readonly entry: LibraryEntry;
  readonly isOpen: boolean;
  onClose(): void;
}

/** Asks before a model goes for good, and says what goes with it. */
export function DeleteDialog({ entry, isOpen, onClose }: Props) {
  const { t } = useTranslation('start');
  const { title, file } = entry.content;
  return (
    <ModalDialog isOpen={isOpen} onClose={onClose} isAlert className="start-delete">
      <Heading slot="title">{t('deleteTitle', { title })}</Heading>
      <p>
        {t('deleteLead')} {file && t('deleteFile', { name: file.file.name })}
      </p>
      <div className="start-delete-foot">
        {/* The harmless answer first, so that Enter deletes nothing. */}
        <Button className="button" autoFocus onPress={onClose}>
          {t('cancel')}
        </Button>
        <Button
          className="button primary"
          onPress={() => {
            onClose();
            void deleteModel(entry.id);
          }}
        >
          {t('deleteNow')}
        </Button>
      </div>
    </ModalDialog>
  );
}
