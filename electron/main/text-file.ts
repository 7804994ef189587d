import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { TextStore } from './granted-files.ts';

/** A small settings file of the app. It is not worth a failure: what cannot be read is missing, what cannot be written is forgotten. */
export function textFile(path: string): TextStore {
  return {
    read() {
      try {
        return readFileSync(path, 'utf8');
      } catch {
        return null;
      }
    },
    write(text) {
      try {
        writeFileSync(`${path}.new`, text, { mode: 0o600 });
        renameSync(`${path}.new`, path);
      } catch {
        // A read-only profile keeps no settings; the app works without.
      }
    },
  };
}
