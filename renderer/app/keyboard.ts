import { walkBy, nudgeBy } from './walk-canvas.ts';
import type { Shortcut } from '../commands/command.ts';
import { commands } from '../commands/commands.ts';
import { matchesShortcut } from '../commands/shortcut-text.ts';
import { useSurface } from '../commands/surface-store.ts';
import { usePreferences } from '../store/preferences-store.ts';
import type { Direction } from '../canvas/walk.ts';

const arrows: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };

const isSingleLetter = ({ key, mod, alt }: Shortcut) => key.length === 1 && !mod && !alt;

/** One listener for all shortcuts. Text fields keep their keys; single letters belong to the canvas. */
export function listenToKeys(): void {
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const target = event.target instanceof Element ? event.target : null;
    const isTyping = target?.closest('input, textarea, select, [contenteditable]') != null;
    const isOnCanvas = target?.closest('[data-canvas]') != null;
    const isOverlaid =
      useSurface.getState().dialog !== null ||
      target?.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]') != null;
    const direction = arrows[event.key];
    if (isOnCanvas && !isTyping && direction) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (event.altKey) nudgeBy(direction);
      else walkBy(direction);
      return;
    }
    for (const command of commands) {
      const shortcut = command.shortcuts.find((one) => matchesShortcut(event, one));
      if (!shortcut) continue;
      const hasModifier = shortcut.mod === true || shortcut.alt === true || shortcut.key.startsWith('f');
      if (isSingleLetter(shortcut) && !usePreferences.getState().singleKeys) continue;
      if (command.onCanvasOnly ? !isOnCanvas : isTyping && !hasModifier) continue;
      // In a text field the usual editing keys are the field's own.
      if (isTyping && command.group === 'edit') continue;
      if (isOverlaid && !hasModifier) continue;
      if (!command.isEnabled()) continue;
      event.preventDefault();
      command.run();
      return;
    }
  });
}
