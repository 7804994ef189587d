import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Heading } from 'react-aria-components';
import { COMMAND_GROUPS } from '../commands/command.ts';
import { commands } from '../commands/commands.ts';
import { shortcutText } from '../commands/shortcut-text.ts';
import { openDialog, useSurface } from '../commands/surface-store.ts';
import { ModalDialog } from '../components/ModalDialog.tsx';

/** All keys, by what they are for. */
export function ShortcutList() {
  const { t } = useTranslation('commands');
  const isOpen = useSurface((state) => state.dialog === 'shortcuts');
  return (
    <ModalDialog isOpen={isOpen} onClose={() => openDialog(null)} className="shortcut-modal">
      <div className="dialog-head">
        <Heading slot="title" level={2}>
          {t('shortcutsTitle')}
        </Heading>
        <button type="button" className="icon-button" aria-label={t('close')} onClick={() => openDialog(null)}>
          <X size={16} aria-hidden="true" />
        </button>
      </div>
      {/* A long list has to be reachable by keyboard alone. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region needs the focus */}
      <div className="shortcut-groups scroll" tabIndex={0} role="region" aria-label={t('shortcutsTitle')}>
        {COMMAND_GROUPS.map((group) => (
          <section key={group}>
            <h3>{t(`group.${group}`)}</h3>
            <dl className="shortcuts">
              {group === 'canvas' && (
                <>
                  <dt>{t('canvasKeys.walk')}</dt>
                  <dd>
                    <kbd>← ↑ → ↓</kbd>
                  </dd>
                  <dt>{t('canvasKeys.move')}</dt>
                  <dd>
                    <kbd>Alt ← ↑ → ↓</kbd>
                  </dd>
                </>
              )}
              {commands
                .filter((command) => command.group === group && command.shortcuts.length > 0)
                .map((command) => (
                  <div key={command.id} className="shortcut">
                    <dt>{t(command.label)}</dt>
                    <dd>
                      {command.shortcuts.map((shortcut) => (
                        <kbd key={shortcutText(shortcut)}>{shortcutText(shortcut)}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="quiet small">{t('shortcutsNote')}</p>
    </ModalDialog>
  );
}
