import { canvasHandle } from '../canvas/canvas-handle.ts';
import type { Command } from './command.ts';

export const fit: Command = {
  id: 'fit',
  group: 'canvas',
  label: 'fit',
  shortcuts: [{ key: '1', shift: true }, { key: '!' }],
  onCanvasOnly: true,
  isEnabled: () => canvasHandle() !== null,
  run: () => canvasHandle()?.fit(),
};
