import { canvasHandle } from '../canvas/canvas-handle.ts';
import type { Command } from './command.ts';
import { workspace } from './workspace.ts';

export const zoomIn: Command = {
  id: 'zoom-in',
  group: 'canvas',
  label: 'zoomIn',
  shortcuts: [{ key: '+' }, { key: '=' }],
  onCanvasOnly: true,
  isEnabled: () => workspace() !== null,
  run: () => canvasHandle()?.zoomBy(1.25),
};
