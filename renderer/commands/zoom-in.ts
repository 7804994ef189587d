import { canvasHandle } from '../canvas/canvas-handle.ts';
import type { Command } from './command.ts';

export const zoomIn: Command = {
  id: 'zoom-in',
  group: 'canvas',
  label: 'zoomIn',
  shortcuts: [{ key: '+' }, { key: '=' }],
  onCanvasOnly: true,
  isEnabled: () => canvasHandle() !== null,
  run: () => canvasHandle()?.zoomBy(1.25),
};
