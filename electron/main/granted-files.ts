import { randomUUID } from 'node:crypto';
import { basename, dirname, resolve } from 'node:path';
import type { HostFile } from '../../shared/protocol/file-host.ts';

/** Where the list is kept between runs: text in, text out, so that tests need no disk. */
export interface TextStore {
  read(): string | null;
  write(text: string): void;
}

interface Grant {
  readonly id: string;
  readonly path: string;
}

/** How many files the list remembers. */
export const RECENT_LIMIT = 12;

function parseGrants(text: string | null): Grant[] {
  try {
    const stored: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored
      .filter((entry: unknown): entry is Grant => {
        if (typeof entry !== 'object' || entry === null) return false;
        const { id, path } = entry as Record<string, unknown>;
        return typeof id === 'string' && id !== '' && typeof path === 'string' && path === resolve(path);
      })
      .slice(0, RECENT_LIMIT);
  } catch {
    return [];
  }
}

const described = ({ id, path }: Grant): HostFile => ({ id, name: basename(path), folder: dirname(path) });

/**
 * The files that a person gave to the app through a dialog, the command line or the file manager, newest first. The
 * window speaks of them by id only, so that it can never reach a file that nobody chose. It is also the list of recent files.
 */
export function createGrantedFiles(store: TextStore) {
  let grants = parseGrants(store.read());
  const keep = (next: Grant[]) => {
    grants = next.slice(0, RECENT_LIMIT);
    store.write(`${JSON.stringify(grants, null, 2)}\n`);
  };
  return {
    /** Adds the file, or moves it to the top; the same path keeps its id. */
    grant(path: string): HostFile {
      const absolute = resolve(path);
      const grant = grants.find((known) => known.path === absolute) ?? { id: randomUUID(), path: absolute };
      keep([grant, ...grants.filter((known) => known !== grant)]);
      return described(grant);
    },
    pathOf: (id: string): string | null => grants.find((known) => known.id === id)?.path ?? null,
    list: (): HostFile[] => grants.map(described),
    forget: (id: string): void => keep(grants.filter((known) => known.id !== id)),
    clear: (): void => keep([]),
  };
}
export type GrantedFiles = ReturnType<typeof createGrantedFiles>;
