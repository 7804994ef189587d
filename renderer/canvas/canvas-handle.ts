import type { AssetId } from '../../shared/model/records.ts';
import type { Point } from './geometry.ts';

/** What commands may ask of the canvas that is on screen. */
export interface CanvasHandle {
  fit(assets?: readonly AssetId[]): void;
  zoomBy(factor: number): void;
  /** Middle of the visible part, in canvas units. */
  centre(): Point;
  reveal(asset: AssetId): void;
  focus(): void;
}

let current: CanvasHandle | null = null;
/** Null while no canvas is shown. */
export const canvasHandle = (): CanvasHandle | null => current;
export function registerCanvas(handle: CanvasHandle): () => void {
  current = handle;
  return () => {
    if (current === handle) current = null;
  };
}
