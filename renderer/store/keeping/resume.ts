const KEY = 'cordon.open';

/** Remembers which model this tab shows, so that reloading the page comes back to it. Not for other tabs or later starts. */
export function rememberOpen(id: string | null): void {
  try {
    if (id === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, id);
  } catch {
    // Storage is refused: a reload then ends on the start screen.
  }
}

export function openBeforeReload(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
