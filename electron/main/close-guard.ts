export interface CloseGuardHost {
  /** Asks the window to store what is open; false when there is no window that could answer. */
  askWindow(): boolean;
  /** Closes the window for good. */
  closeWindow(): void;
  /** Asks the person what to do with a window that does not answer; true to close it. */
  askPerson(): Promise<boolean>;
  /** Runs `action` later; returns what cancels it. */
  later(action: () => void, milliseconds: number): () => void;
}

/** How long a window may take to store a model before the person is asked. Milliseconds. */
export const ANSWER_TIME = 5000;

/**
 * Closing with unsaved work. The window is asked first, stores everything (or asks its user) and answers; only then it
 * goes. A window that does not answer does not keep the app open for ever, and is not closed behind anybody's back either.
 */
export function createCloseGuard(host: CloseGuardHost) {
  let unsaved = false;
  let asking = false;
  let released = false;
  let stopWaiting = () => {};

  const release = () => {
    stopWaiting();
    released = true;
    asking = false;
    host.closeWindow();
  };
  const wait = () => {
    stopWaiting = host.later(() => {
      void host.askPerson().then((close) => {
        if (!asking) return;
        if (close) release();
        else wait();
      });
    }, ANSWER_TIME);
  };

  return {
    /** Has the window anything to store or to ask before it may go? */
    setUnsaved(value: boolean): void {
      unsaved = value;
    },
    /** What the close event of the window asks: may it go now? */
    mayClose(): boolean {
      if (released || !unsaved) return true;
      if (asking) return false;
      if (!host.askWindow()) return true;
      asking = true;
      wait();
      return false;
    },
    /** The window's answer. An answer to no question is ignored. */
    answer(close: boolean): void {
      if (!asking) return;
      if (close) {
        release();
        return;
      }
      stopWaiting();
      asking = false;
    },
    /** The page was loaded anew: what the old one said does not count. */
    reset(): void {
      stopWaiting();
      unsaved = false;
      asking = false;
    },
  };
}
export type CloseGuard = ReturnType<typeof createCloseGuard>;
