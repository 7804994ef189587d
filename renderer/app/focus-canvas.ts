import { canvasHandle } from '../canvas/canvas-handle.ts';

/** After a dialog, the keys belong to the canvas again. */
export function focusCanvasSoon(): void {
  requestAnimationFrame(() => canvasHandle()?.focus());
}
