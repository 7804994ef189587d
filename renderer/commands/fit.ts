import { canvasHandle } from '../canvas/canvas-handle.ts';
import type { Command } from './command.ts';
import { workspace } from './workspace.ts';

export const fit: Command = {
  id: 'fit',
  group: 'canvas',
  label: 'fit',
  shortcuts: [{ key: '1', shift: true }, { key: '!' }],
  onCanvasOnly: true,
  isEnabled: () => workspace() !== null,
  run: () => canvasHandle()?.fit(),
};
