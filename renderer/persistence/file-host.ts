import type { Result } from '../../shared/base/result.ts';
import type { FileStamp, HostFailure, HostFile, OpenedFile, SavedFile } from '../../shared/protocol/file-host.ts';

/** A file after it was written; a host that cannot look again has no stamp. */
export interface WrittenFile extends HostFile {
  readonly stamp: FileStamp | null;
}

/**
 * The user's own files, whatever the app runs in: Electron's main process, a browser with access to
 * files, or a browser that can only upload and download. Nothing rejects.
 */
export interface FileHost {
  /** What the person may expect: `download` writes a new file each time and cannot notice changes. */
  readonly kind: 'desktop' | 'browser' | 'download';
  /** Lets the person choose a file; `null` when they think better of it. A file above the limit is refused unread. */
  open(): Promise<Result<OpenedFile | null, HostFailure>>;
  openRecent(id: string): Promise<Result<OpenedFile, HostFailure>>;
  /** Writes whole or not at all. `changed-underneath` when the file is no longer as `expected` says; `null` overwrites. */
  save(id: string, bytes: Uint8Array<ArrayBuffer>, expected: FileStamp | null): Promise<Result<WrittenFile, HostFailure>>;
  saveAs(suggestedName: string, bytes: Uint8Array<ArrayBuffer>): Promise<Result<WrittenFile | null, HostFailure>>;
  /** `null` when the file is gone, or where the host cannot know. */
  stat(id: string): Promise<Result<FileStamp | null, HostFailure>>;
  recent(): Promise<readonly HostFile[]>;
  forget(id: string): Promise<void>;
}

export type { FileStamp, HostFailure, HostFile, OpenedFile, SavedFile };
