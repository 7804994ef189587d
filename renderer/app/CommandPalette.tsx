import { useTranslation } from 'react-i18next';
import { Autocomplete, Dialog, Input, ListBox, ListBoxItem, Modal, ModalOverlay, TextField, useFilter } from 'react-aria-components';
import { commands } from '../commands/commands.ts';
import { shortcutText } from '../commands/shortcut-text.ts';
import { openDialog, useSurface } from '../commands/surface-store.ts';
import { focusCanvasSoon } from './focus-canvas.ts';

/** Every command by its words. */
export function CommandPalette() {
  const { t } = useTranslation('commands');
  const { contains } = useFilter({ sensitivity: 'base' });
  const isOpen = useSurface((state) => state.dialog === 'commands');
  return (
    <ModalOverlay className="overlay" isDismissable isOpen={isOpen} onOpenChange={(open) => openDialog(open ? 'commands' : null)}>
      <Modal className="modal command-modal">
        <Dialog aria-label={t('paletteLabel')} className="dialog">
          <Autocomplete filter={contains}>
            <TextField aria-label={t('palettePrompt')} autoFocus className="command-input">
              <Input className="field" role="combobox" aria-expanded="true" placeholder={t('palettePrompt')} />
            </TextField>
            <ListBox
              className="menu scroll"
              aria-label={t('paletteLabel')}
              items={commands.filter((command) => command.id !== 'show-commands' && command.isEnabled())}
              renderEmptyState={() => <p className="empty quiet">{t('paletteNothing')}</p>}
              onAction={(id) => {
                openDialog(null);
                focusCanvasSoon();
                // The dialog gives the focus back first; the command may move it somewhere else.
                setTimeout(() => commands.find((command) => command.id === id)?.run());
              }}
            >
              {(command) => (
                <ListBoxItem id={command.id} textValue={t(command.label)} className="menu-item">
                  <span className="menu-name">{t(command.label)}</span>
                  {command.shortcuts[0] && <kbd>{shortcutText(command.shortcuts[0])}</kbd>}
                </ListBoxItem>
              )}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
