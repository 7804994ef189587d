import type { Shortcut } from './command.ts';

const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.userAgent);
const names: Readonly<Record<string, string>> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  delete: 'Del',
  backspace: 'Backspace',
  escape: 'Esc',
  enter: 'Enter',
  f2: 'F2',
};

/** `Ctrl Shift Z` */
export function shortcutText({ key, mod, shift, alt }: Shortcut): string {
  return [mod && (isMac ? '⌘' : 'Ctrl'), alt && 'Alt', shift && 'Shift', names[key] ?? key.toUpperCase()].filter(Boolean).join(' ');
}

/** Does this key press mean the shortcut? A character that needs Shift by itself (`?`) is compared without it. */
export function matchesShortcut(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
  shortcut: Shortcut,
): boolean {
  const key = event.key.toLowerCase();
  const isSign = key.length === 1 && !/[a-z0-9]/.test(key);
  return (
    key === shortcut.key &&
    (event.ctrlKey || event.metaKey) === (shortcut.mod === true) &&
    event.altKey === (shortcut.alt === true) &&
    (isSign || event.shiftKey === (shortcut.shift === true))
  );
}
