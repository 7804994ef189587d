const PREFIX = 'cordon.left.';

/**
 * Says that a window goes in the ordinary way. The database cannot be told then, because a page that
 * is taken away gets no more answers; the local storage is written before the call returns.
 */
export function markLeft(window: string): void {
  try {
    localStorage.setItem(PREFIX + window, '');
  } catch {
    // Refused: the next start offers to recover what needs no recovery.
  }
}

/** The page came back from the browser's cache: its window is there after all. */
export function unmarkLeft(window: string): void {
  try {
    localStorage.removeItem(PREFIX + window);
  } catch {
    // Nothing was marked then.
  }
}

/** The windows that went in the ordinary way. */
export function leftWindows(): ReadonlySet<string> {
  try {
    return new Set(Object.keys(localStorage).flatMap((key) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : [])));
  } catch {
    return new Set();
  }
}
