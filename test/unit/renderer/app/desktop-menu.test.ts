import { describe, expect, it } from 'vitest';
import { menuShortcut, menuTable } from '../../../../renderer/app/desktop-menu.ts';
import { commands } from '../../../../renderer/commands/commands.ts';
import { REQUEST_CHANNELS } from '../../../../shared/protocol/ipc-channels.ts';

describe('the menu of the desktop app', () => {
  const table = menuTable(commands, (key) => key);

  it('has every command, once', () => {
    const shown = table.flatMap(({ items }) => items.flatMap((item) => (item === null ? [] : [item.command])));
    expect(shown.sort()).toEqual(commands.map(({ id }) => id).sort());
  });

  it('is something that the main process accepts', () => {
    expect(REQUEST_CHANNELS.setMenu.argument.safeParse({ menus: table }).success).toBe(true);
  });

  it('names keys as a native menu does, and leaves out what it cannot show', () => {
    expect(menuShortcut({ key: 'z', mod: true, shift: true })).toBe('Mod+Shift+Z');
    expect(menuShortcut({ key: 'delete' })).toBe('Delete');
    expect(menuShortcut({ key: '?' })).toBeNull();
    expect(menuShortcut(undefined)).toBeNull();
  });
});
