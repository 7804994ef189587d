import type { MenuItemConstructorOptions } from 'electron';
import type { MenuTable } from '../../shared/protocol/ipc-channels.ts';

/** `Mod+Shift+Z` in the command table is `CommandOrControl+Shift+Z` in Electron's words. */
export const accelerator = (shortcut: string): string => shortcut.replace(/\bMod\b/, 'CommandOrControl');

/** Until the window has said what its commands are. */
export const EMPTY_MENU: MenuTable = [
  { id: 'file', label: 'File', items: [] },
  { id: 'edit', label: 'Edit', items: [] },
  { id: 'view', label: 'View', items: [] },
];

type Item = MenuItemConstructorOptions;
const line: Item = { type: 'separator' };

/** What the platform itself offers in each menu, after the app's own commands. Cut, copy and paste in text fields need the roles on macOS. */
const platformItems: Readonly<Record<MenuTable[number]['id'], (isMac: boolean) => Item[]>> = {
  file: (isMac) => [isMac ? { role: 'close' } : { role: 'quit' }],
  edit: (isMac) => (isMac ? [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }] : []),
  view: () => [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, line, { role: 'togglefullscreen' }],
  help: () => [],
};

/** The application menu: the window's commands with their shortcuts, and what the platform adds. */
export function menuTemplate(menus: MenuTable, platform: NodeJS.Platform, run: (command: string) => void): Item[] {
  const isMac = platform === 'darwin';
  const own = menus.map(({ id, label, items }): Item => {
    const commands = items.map((item): Item => {
      if (item === null) return line;
      return {
        id: item.command,
        label: item.label,
        enabled: item.enabled,
        // The window handles its own keys, so that they work the same in a browser tab; the menu only shows them. macOS
        // takes every key that a menu shows, and would take undo and copy away from text fields.
        ...(item.shortcut === null || (isMac && id === 'edit')
          ? {}
          : { accelerator: accelerator(item.shortcut), registerAccelerator: false }),
        click: () => run(item.command),
      };
    });
    const added = platformItems[id](isMac);
    return { label, submenu: commands.length > 0 && added.length > 0 ? [...commands, line, ...added] : [...commands, ...added] };
  });
  return isMac ? [{ role: 'appMenu' }, ...own, { role: 'windowMenu' }] : own;
}
