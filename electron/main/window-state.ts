import type { Rectangle } from 'electron';

export interface WindowState {
  readonly x: number | null;
  readonly y: number | null;
  readonly width: number;
  readonly height: number;
  readonly maximised: boolean;
}

export const FIRST_WINDOW: WindowState = { x: null, y: null, width: 1440, height: 900, maximised: false };

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** Reads what was stored; anything unexpected gives the first window, never an error. */
export function parseWindowState(text: string): WindowState {
  try {
    const stored: unknown = JSON.parse(text);
    if (typeof stored !== 'object' || stored === null) return FIRST_WINDOW;
    const { x, y, width, height, maximised } = stored as Record<string, unknown>;
    if (!isNumber(width) || !isNumber(height)) return FIRST_WINDOW;
    return {
      x: isNumber(x) ? Math.round(x) : null,
      y: isNumber(y) ? Math.round(y) : null,
      width: Math.max(900, Math.round(width)),
      height: Math.max(600, Math.round(height)),
      maximised: maximised === true,
    };
  } catch {
    return FIRST_WINDOW;
  }
}

/** How much of the title bar must lie on some screen, in pixels, so that the window can be dragged back. */
const GRIP = 80;

/** A window that was left on a screen that is gone comes back on one that is there. */
export function fitToScreens(state: WindowState, workAreas: readonly Rectangle[]): WindowState {
  const { x, y } = state;
  if (x === null || y === null) return state;
  const isReachable = workAreas.some(
    (area) => x + state.width > area.x + GRIP && x < area.x + area.width - GRIP && y >= area.y && y < area.y + area.height - GRIP,
  );
  return isReachable ? state : { ...state, x: null, y: null };
}
