import { create } from 'zustand';
import type { Problem } from '../../../shared/base/result.ts';
import type { HostFailure, HostFile } from '../../../shared/protocol/file-host.ts';
import type { FileHost } from '../../persistence/file-host.ts';
import type { EarlierState, LibraryEntry } from '../../persistence/model-library.ts';
import type { StorageFailure } from '../../persistence/storage-failure.ts';

/** Why something could not be opened or written; the start screen and the bar over the canvas word it. */
export type Trouble =
  | { readonly kind: 'file-unreadable'; readonly name: string; readonly problems: readonly Problem[] }
  | { readonly kind: 'host'; readonly during: 'open' | 'save'; readonly failure: HostFailure }
  | { readonly kind: 'library'; readonly name: string; readonly failure: StorageFailure }
  | { readonly kind: 'template'; readonly name: string; readonly detail: string };

export interface KeepingState {
  /** `memory`: the browser lets nothing be stored; everything is gone when the window closes. */
  readonly status: 'starting' | 'lasting' | 'memory';
  readonly isEncrypted: boolean;
  readonly hostKind: FileHost['kind'];
  /** Newest first. */
  readonly entries: readonly LibraryEntry[];
  readonly earlierStates: readonly EarlierState[];
  /** Models that a window left open when it died, and that no window has open now. */
  readonly unexpected: ReadonlySet<string>;
  readonly recentFiles: readonly HostFile[];
  /** The last write to the library failed; the model on screen is ahead of what is kept. */
  readonly writeFailure: StorageFailure | null;
  /** The user's file is no longer the one that was read or written here. */
  readonly fileChanged: boolean;
  readonly isSaving: boolean;
  /** The desktop window was asked to close while the user's file lacks the last changes. */
  readonly asksBeforeClosing: boolean;
  /** The person has answered: close without writing the file. */
  readonly mayClose: boolean;
  readonly trouble: Trouble | null;
  /** What was odd, but kept, in the file that was opened. */
  readonly warnings: readonly Problem[];
}

const NOTHING_KEPT: KeepingState = {
  status: 'starting',
  isEncrypted: false,
  hostKind: 'browser',
  entries: [],
  earlierStates: [],
  unexpected: new Set(),
  recentFiles: [],
  writeFailure: null,
  fileChanged: false,
  isSaving: false,
  asksBeforeClosing: false,
  mayClose: false,
  trouble: null,
  warnings: [],
};

/** Where models lie and how it stands with them. Written by the modules of this folder only. */
export const useKeeping = create<KeepingState>()(() => NOTHING_KEPT);

export const setTrouble = (trouble: Trouble | null): void => useKeeping.setState({ trouble });
export const dismissWarnings = (): void => useKeeping.setState({ warnings: [] });
