import { canvasHandle } from '../canvas/canvas-handle.ts';
import type { Command } from './command.ts';

export const zoomOut: Command = {
  id: 'zoom-out',
  group: 'canvas',
  label: 'zoomOut',
  shortcuts: [{ key: '-' }],
  onCanvasOnly: true,
  isEnabled: () => canvasHandle() !== null,
  run: () => canvasHandle()?.zoomBy(0.8),
};
