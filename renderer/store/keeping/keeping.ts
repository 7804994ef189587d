import type { FileHost } from '../../persistence/file-host.ts';
import type { ModelLibrary } from '../../persistence/model-library.ts';
import type { ModelLock } from '../../persistence/model-lock.ts';
import type { DocumentKeeper } from './document-keeper.ts';

/** What the modules of this folder share: the library, the files, and the model that is open. */
export interface Keeping {
  readonly library: ModelLibrary;
  readonly host: FileHost;
  /** Names this window among the windows that have models open. */
  readonly window: string;
}
/** The open model's writer and its right to write; both `null` while it is open read-only. */
export interface OpenKept {
  readonly id: string;
  readonly keeper: DocumentKeeper | null;
  readonly lock: ModelLock | null;
  /** Ends the wait for another window to let go. */
  readonly waiting: AbortController | null;
}

let keeping: Keeping | null = null;
let open: OpenKept | null = null;

export const setKeeping = (value: Keeping): void => {
  keeping = value;
};
/** `null` until the library has been opened. */
export const currentKeeping = (): Keeping | null => keeping;

export const setOpenKept = (value: OpenKept | null): void => {
  open = value;
};
export const openKept = (): OpenKept | null => open;
