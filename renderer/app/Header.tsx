import { Command as CommandIcon, Moon, Redo2, Sun, SunMoon, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { goKnow } from '../commands/go-know.ts';
import { goPacks } from '../commands/go-packs.ts';
import { goStart } from '../commands/go-start.ts';
import { goWorkspace } from '../commands/go-workspace.ts';
import { redo } from '../commands/redo.ts';
import { showCommands } from '../commands/show-commands.ts';
import { switchTheme } from '../commands/switch-theme.ts';
import { undo } from '../commands/undo.ts';
import { useDocument } from '../store/document-store.ts';
import { usePreferences } from '../store/preferences-store.ts';
import { useSession } from '../store/session-store.ts';
import { LanguageSelect } from './LanguageSelect.tsx';
import { CommandButton } from './CommandButton.tsx';
import { useIsEnabled } from './use-command.ts';

const themes = { system: SunMoon, light: Sun, dark: Moon } as const;

/** Where one is, what is open, and the way to everything else. */
export function Header() {
  const { t } = useTranslation(['app', 'commands']);
  const place = useSession((state) => state.place);
  const title = useDocument((state) => state.model?.header.title);
  const isReadOnly = useDocument((state) => state.readOnly !== null);
  const past = useDocument((state) => state.past.at(-1)?.label);
  const future = useDocument((state) => state.future.at(-1)?.label);
  const theme = usePreferences((state) => state.theme);
  const hasKnowledge = useIsEnabled(goKnow);
  const hasWorkspace = useIsEnabled(goWorkspace);
  const places = [
    { id: 'start', go: goStart, isOpen: true },
    { id: 'workspace', go: goWorkspace, isOpen: hasWorkspace },
    { id: 'know', go: goKnow, isOpen: hasKnowledge },
    { id: 'packs', go: goPacks, isOpen: hasKnowledge },
  ] as const;
  return (
    <header className="header">
      <span className="brand" aria-hidden="true">
        <svg width="20" height="20" viewBox="0 0 20 20">
          <path d="M16.500 6.500A7.400 7.400 0 1 0 16.500 13.500M7 10h6M10 7v6" />
        </svg>
        Cordon
      </span>
      <nav aria-label={t('places')} className="places">
        {places.map(({ id, go, isOpen }) => (
          <button
            key={id}
            type="button"
            className="place"
            aria-current={place === id ? 'page' : undefined}
            disabled={!isOpen}
            onClick={go.run}
          >
            {t(`place.${id}`)}
          </button>
        ))}
      </nav>
      <div className="header-title">
        {title !== undefined && <span title={title}>{title}</span>}
        {title !== undefined && isReadOnly && <span className="read-only">{t('readOnly')}</span>}
      </div>
      <div className="header-tools" role="toolbar" aria-label={t('tools')}>
        <CommandButton command={undo} icon={Undo2} {...(past === undefined ? {} : { label: t('commands:undoNamed', { name: past }) })} />
        <CommandButton
          command={redo}
          icon={Redo2}
          {...(future === undefined ? {} : { label: t('commands:redoNamed', { name: future }) })}
        />
        <CommandButton command={showCommands} icon={CommandIcon} />
        <LanguageSelect />
        <CommandButton command={switchTheme} icon={themes[theme]} label={t(`theme.${theme}`)} />
      </div>
    </header>
  );
}
