import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../commands/command.ts';
import { shortcutText } from '../commands/shortcut-text.ts';
import { useIsEnabled } from './use-command.ts';

interface Props {
  readonly command: Command;
  readonly icon: LucideIcon;
  /** Says more than the command's own words: 'Undo: move pump'. */
  readonly label?: string;
  readonly isPressed?: boolean;
}

/** A command as a button of a toolbar. */
export function CommandButton({ command, icon: Drawing, label, isPressed }: Props) {
  const { t } = useTranslation('commands');
  const words = label ?? t(command.label);
  const [shortcut] = command.shortcuts;
  return (
    <button
      type="button"
      className="icon-button"
      disabled={!useIsEnabled(command)}
      aria-label={words}
      aria-pressed={isPressed}
      title={shortcut ? `${words} (${shortcutText(shortcut)})` : words}
      onClick={command.run}
    >
      <Drawing size={17} strokeWidth={1.6} aria-hidden="true" />
    </button>
  );
}
