import { canvasHandle } from '../canvas/canvas-handle.ts';
import type { Command } from './command.ts';
import { workspace } from './workspace.ts';

export const zoomOut: Command = {
  id: 'zoom-out',
  group: 'canvas',
  label: 'zoomOut',
  shortcuts: [{ key: '-' }],
  onCanvasOnly: true,
  isEnabled: () => workspace() !== null,
  run: () => canvasHandle()?.zoomBy(0.8),
};
