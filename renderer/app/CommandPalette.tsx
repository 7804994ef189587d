import { useTranslation } from 'react-i18next';
import { commands } from '../commands/commands.ts';
import { shortcutText } from '../commands/shortcut-text.ts';
import { openDialog, useSurface } from '../commands/surface-store.ts';
import { ModalDialog } from '../components/ModalDialog.tsx';
import { TypedChoice } from './TypedChoice.tsx';
import { focusCanvasSoon } from './focus-canvas.ts';

/** Every command by its words. */
export function CommandPalette() {
  const { t } = useTranslation('commands');
  const isOpen = useSurface((state) => state.dialog === 'commands');
  return (
    <ModalDialog isOpen={isOpen} onClose={() => openDialog(null)} label={t('paletteLabel')} className="command-modal">
      <TypedChoice
        prompt={t('palettePrompt')}
        label={t('paletteLabel')}
        nothing={t('paletteNothing')}
        items={commands.filter((command) => command.id !== 'show-commands' && command.isEnabled())}
        textOf={(command) => t(command.label)}
        onChoose={(command) => {
          openDialog(null);
          focusCanvasSoon();
          // The dialog gives the focus back first; the command may move it somewhere else.
          setTimeout(() => command.run());
        }}
      >
        {(command) => (
          <>
            <span className="menu-name">{t(command.label)}</span>
            {command.shortcuts[0] && <kbd>{shortcutText(command.shortcuts[0])}</kbd>}
          </>
        )}
      </TypedChoice>
    </ModalDialog>
  );
}
