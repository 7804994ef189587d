import type { EngineClient } from './engine-client.ts';
import type { TextCache } from './file-cache.ts';

/** What a command may use of the machine. The real one is `node-host.ts`; tests bring their own. */
export interface Host {
  /** Results: to standard output. */
  readonly write: (text: string) => void;
  /** Progress and messages: to standard error. */
  readonly tell: (text: string) => void;
  /** Is standard output read by a person (and not by a program or a file)? */
  readonly isTerminal: boolean;
  /** Size in bytes; rejects with an `InputError` when there is no such file. */
  readonly fileSize: (path: string) => Promise<number>;
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** Writes the whole file, piece by piece, or leaves the old one: a temporary file beside it, then a rename. */
  readonly writeFile: (path: string, pieces: Iterable<string>) => Promise<void>;
  readonly isFolder: (path: string) => Promise<boolean>;
  /** All files below a folder, paths relative to it with `/`, sorted. */
  readonly listFiles: (folder: string) => Promise<readonly string[]>;
  /** A file of the bundled, compiled knowledge base (`compiled.json`, `templates/pocket-ehr.json`). */
  readonly readBundled: (name: string) => Promise<string>;
  /** SHA-256 in hex. */
  readonly sha256: (bytes: Uint8Array) => string;
  /** What is kept between runs to save time; never needed. */
  readonly cache: TextCache;
  readonly openEngine: () => EngineClient;
  /** Milliseconds, for durations. */
  readonly now: () => number;
  /** Today as `2027-01-31`. */
  readonly today: () => string;
  /** Highest resident memory of this process so far, in bytes. */
  readonly peakMemory: () => number;
}
