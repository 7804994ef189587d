import i18next from 'i18next';
import type { CordonBridge, MenuTable } from '../../shared/protocol/ipc-channels.ts';
import type { Command, CommandGroup, Shortcut } from '../commands/command.ts';
import { commands } from '../commands/commands.ts';
import { useSurface } from '../commands/surface-store.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';

/** In which menu of the desktop app a group of commands stands, in this order. */
const menus: readonly { readonly id: MenuTable[number]['id']; readonly groups: readonly CommandGroup[] }[] = [
  { id: 'file', groups: ['model'] },
  { id: 'edit', groups: ['edit', 'find'] },
  { id: 'view', groups: ['canvas', 'view'] },
];

const keyNames: Readonly<Record<string, string>> = { delete: 'Delete', enter: 'Enter', f1: 'F1', f2: 'F2' };

/** `Mod+Shift+Z`, or null for keys that a native menu cannot show. */
export function menuShortcut(shortcut: Shortcut | undefined): string | null {
  if (!shortcut) return null;
  const key = /^[a-z0-9]$/.test(shortcut.key) ? shortcut.key.toUpperCase() : keyNames[shortcut.key];
  if (key === undefined) return null;
  return [shortcut.mod && 'Mod', shortcut.alt && 'Alt', shortcut.shift && 'Shift', key].filter(Boolean).join('+');
}

/** All commands as the desktop app's menus, a line between groups. */
export function menuTable(all: readonly Command[], word: (key: string) => string): MenuTable {
  return menus.map(({ id, groups }) => ({
    id,
    label: word(`menu:${id}`),
    items: groups
      .map((group) => all.filter((command) => command.group === group))
      .filter((group) => group.length > 0)
      .flatMap((group, index) => [
        ...(index === 0 ? [] : [null]),
        ...group.map((command) => ({
          command: command.id,
          label: word(`commands:${command.label}`),
          shortcut: menuShortcut(command.shortcuts[0]),
          enabled: command.isEnabled(),
        })),
      ]),
  }));
}

/** Shows the commands in the desktop app's menu, keeps what is enabled up to date, and runs what is chosen there. */
export function serveDesktopMenu(bridge: CordonBridge): void {
  let shown = '';
  let isPlanned = false;
  const publish = () => {
    isPlanned = false;
    const table = menuTable(commands, (key) => i18next.t(key));
    const text = JSON.stringify(table);
    if (text === shown) return;
    shown = text;
    void bridge.setMenu({ menus: table });
  };
  // A gesture changes the stores many times; the menu needs to be right only when somebody can open it.
  const plan = () => {
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(publish, 200);
  };
  for (const store of [useDocument, useSession, useSurface]) store.subscribe(plan);
  i18next.on('languageChanged', plan);
  publish();
  bridge.onMenuCommand(({ command }) => {
    const chosen = commands.find(({ id }) => id === command);
    if (chosen?.isEnabled() === true) chosen.run();
  });
}
