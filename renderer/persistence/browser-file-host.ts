import { type Result, fail, ok } from '../../shared/base/result.ts';
import { FILE_SIZE_LIMIT, type HostFailure, type HostFile, type OpenedFile } from '../../shared/protocol/file-host.ts';
import type { CordonDatabase } from './database.ts';
import type { FileHost } from './file-host.ts';
import { sameContent, stampBytes } from './stamp-bytes.ts';

/** The parts of the File System Access API that TypeScript's DOM library leaves out. */
interface PickerWindow {
  showOpenFilePicker(options: object): Promise<FileSystemFileHandle[]>;
  showSaveFilePicker(options: object): Promise<FileSystemFileHandle>;
}
interface GrantingHandle extends FileSystemFileHandle {
  queryPermission(options: { mode: 'read' | 'readwrite' }): Promise<PermissionState>;
  requestPermission(options: { mode: 'read' | 'readwrite' }): Promise<PermissionState>;
}

export const hasFilePickers = (): boolean => 'showOpenFilePicker' in globalThis && 'showSaveFilePicker' in globalThis;
const pickers = (): PickerWindow => globalThis as unknown as PickerWindow;

const TYPES = [{ description: 'Cordon model', accept: { 'application/json': ['.json'] } }];
const SSM_TYPE = { description: 'SSM, Spyderisk', accept: { 'application/n-quads': ['.nq'], 'application/gzip': ['.gz'] } };
const RECENT_FILES = 12;

/**
 * Files of a browser that lets the person grant access. What was granted is remembered in the
 * database, so that a model finds its file again after a restart (the browser then asks once more).
 */
export function createBrowserFileHost(database: CordonDatabase | null): FileHost {
  const handles = new Map<string, FileSystemFileHandle>();

  async function handleOf(id: string): Promise<FileSystemFileHandle | null> {
    const known = handles.get(id) ?? (await database?.handles.get(id))?.handle ?? null;
    if (known) handles.set(id, known);
    return known;
  }
  async function remember(handle: FileSystemFileHandle): Promise<HostFile> {
    const rows = (await database?.handles.toArray()) ?? [];
    let id: string | null = null;
    for (const [key, old] of [...handles, ...rows.map((row) => [row.id, row.handle] as const)]) {
      if (await old.isSameEntry(handle)) id = key;
    }
    id ??= crypto.randomUUID();
    handles.set(id, handle);
    await database?.handles.put({ id, usedAt: Date.now(), handle });
    const oldest = rows.sort((a, b) => b.usedAt - a.usedAt).slice(RECENT_FILES);
    await database?.handles.bulkDelete(oldest.map((row) => row.id).filter((key) => key !== id));
    return { id, name: handle.name, folder: '' };
  }
  async function withHandle<T>(
    id: string,
    mode: 'read' | 'readwrite',
    use: (handle: FileSystemFileHandle) => Promise<Result<T, HostFailure>>,
  ) {
    const handle = await handleOf(id);
    if (!handle) return fail<HostFailure>({ kind: 'not-granted', name: '', detail: '' });
    try {
      const state = await (handle as GrantingHandle).requestPermission({ mode });
      return state === 'granted' ? await use(handle) : fail<HostFailure>({ kind: 'no-permission', name: handle.name, detail: state });
    } catch (error) {
      return fail(hostFailure(error, handle.name));
    }
  }

  return {
    kind: 'browser',
    async open() {
      try {
        const [handle] = await pickers().showOpenFilePicker({ types: [...TYPES, SSM_TYPE] });
        if (!handle) return ok(null);
        const read = await readHandle(handle);
        return read.ok ? ok({ ...(await remember(handle)), ...read.value }) : read;
      } catch (error) {
        return isAbort(error) ? ok(null) : fail(hostFailure(error, ''));
      }
    },
    openRecent: (id) =>
      withHandle(id, 'read', async (handle): Promise<Result<OpenedFile, HostFailure>> => {
        const read = await readHandle(handle);
        return read.ok ? ok({ id, name: handle.name, folder: '', ...read.value }) : read;
      }),
    save: (id, bytes, expected) =>
      withHandle(id, 'readwrite', async (handle) => {
        if (expected) {
          const now = await readHandle(handle);
          if (!now.ok) return now;
          if (!sameContent(now.value.stamp, expected))
            return fail<HostFailure>({ kind: 'changed-underneath', name: handle.name, detail: '' });
        }
        return ok({ id, name: handle.name, folder: '', stamp: await writeHandle(handle, bytes) });
      }),
    async saveAs(suggestedName, bytes) {
      try {
        const types = suggestedName.endsWith('.nq') ? [SSM_TYPE] : TYPES;
        const handle = await pickers().showSaveFilePicker({ types, suggestedName });
        const stamp = await writeHandle(handle, bytes);
        return ok({ ...(await remember(handle)), stamp });
      } catch (error) {
        return isAbort(error) ? ok(null) : fail(hostFailure(error, suggestedName));
      }
    },
    async stat(id) {
      const handle = await handleOf(id);
      // Asking for permission needs a click; a look without one only happens where it is still granted.
      if (!handle || (await (handle as GrantingHandle).queryPermission({ mode: 'read' })) !== 'granted') return ok(null);
      try {
        const read = await readHandle(handle);
        return read.ok ? ok(read.value.stamp) : read;
      } catch (error) {
        return fail(hostFailure(error, handle.name));
      }
    },
    async recent() {
      const rows = (await database?.handles.toArray()) ?? [];
      return rows.sort((a, b) => b.usedAt - a.usedAt).map(({ id, handle }) => ({ id, name: handle.name, folder: '' }));
    },
    async forget(id) {
      handles.delete(id);
      await database?.handles.delete(id);
    },
  };
}

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

async function readHandle(handle: FileSystemFileHandle): Promise<Result<Pick<OpenedFile, 'bytes' | 'stamp'>, HostFailure>> {
  const file = await handle.getFile();
  return readFile(file);
}

/** The size is asked before a byte is read. */
export async function readFile(file: File): Promise<Result<Pick<OpenedFile, 'bytes' | 'stamp'>, HostFailure>> {
  if (file.size > FILE_SIZE_LIMIT) return fail({ kind: 'too-large', name: file.name, detail: '', size: file.size, limit: FILE_SIZE_LIMIT });
  const bytes = new Uint8Array(await file.arrayBuffer());
  return ok({ bytes, stamp: await stampBytes(bytes, file.lastModified) });
}

/** The browser writes into a file of its own and puts it in place when it is closed: whole or not at all. */
async function writeHandle(handle: FileSystemFileHandle, bytes: Uint8Array<ArrayBuffer>) {
  const stream = await handle.createWritable();
  try {
    await stream.write(bytes);
  } catch (error) {
    await stream.abort();
    throw error;
  }
  await stream.close();
  return stampBytes(bytes, (await handle.getFile()).lastModified);
}

function hostFailure(error: unknown, name: string): HostFailure {
  const detail = error instanceof Error || error instanceof DOMException ? error.message : String(error);
  const kinds: Readonly<Record<string, HostFailure['kind']>> = {
    NotFoundError: 'not-found',
    NotAllowedError: 'no-permission',
    SecurityError: 'no-permission',
    NoModificationAllowedError: 'no-permission',
    QuotaExceededError: 'disk-full',
  };
  return { kind: (error instanceof DOMException ? kinds[error.name] : undefined) ?? 'io', name, detail };
}
