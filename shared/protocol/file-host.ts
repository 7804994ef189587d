import { MODEL_FILE_LIMIT } from '../model/file/limits.ts';

/** What a host (Electron's main process) keeps of a file to notice that somebody else changed it. */
export interface FileStamp {
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the content, hexadecimal. */
  readonly sha256: string;
}

/** A file that a person gave to the app. The window never learns or names paths that were not granted by a dialog. */
export interface HostFile {
  /** Opaque and stable over restarts; stands for the path while the file is among the recent files. */
  readonly id: string;
  /** File name with its ending. */
  readonly name: string;
  /** The folder, to show to the person. */
  readonly folder: string;
}

/** A file with its content as it was read. */
export interface OpenedFile extends HostFile {
  readonly bytes: Uint8Array;
  readonly stamp: FileStamp;
}

/** A file after it was written. */
export interface SavedFile extends HostFile {
  readonly stamp: FileStamp;
}

/** The expected ways in which a file operation fails. The words for them are chosen in the window. */
export const HOST_FAILURES = [
  'too-large',
  'not-found',
  'no-permission',
  'changed-underneath',
  'disk-full',
  'not-granted',
  'refused',
  'io',
] as const;
export type HostFailureKind = (typeof HOST_FAILURES)[number];

export interface HostFailure {
  readonly kind: HostFailureKind;
  /** File name, or empty where no file is concerned. */
  readonly name: string;
  /** What the operating system said, for the details view. */
  readonly detail: string;
  /** For `too-large`: the size found and the limit, in bytes. */
  readonly size?: number;
  readonly limit?: number;
}

/** A model or foreign file above this is refused before it is read. Bytes. */
export const FILE_SIZE_LIMIT = MODEL_FILE_LIMIT;
