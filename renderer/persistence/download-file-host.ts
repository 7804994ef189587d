import { fail, ok } from '../../shared/base/result.ts';
import type { HostFailure } from '../../shared/protocol/file-host.ts';
import { readFile } from './browser-file-host.ts';
import type { FileHost } from './file-host.ts';

/** A browser that can only take a file in and hand a file out. Each save is a download of its own. */
export function createDownloadFileHost(): FileHost {
  const notGranted = (name: string) => Promise.resolve(fail<HostFailure>({ kind: 'not-granted', name, detail: '' }));
  const names = new Map<string, string>();
  const handOut = (id: string, name: string, bytes: Uint8Array<ArrayBuffer>) => {
    download(name, bytes);
    names.set(id, name);
    return Promise.resolve(ok({ id, name, folder: '', stamp: null }));
  };
  return {
    kind: 'download',
    async open() {
      const file = await chooseFile();
      if (!file) return ok(null);
      const read = await readFile(file);
      if (!read.ok) return read;
      const id = crypto.randomUUID();
      names.set(id, file.name);
      return ok({ id, name: file.name, folder: '', ...read.value });
    },
    openRecent: (id) => notGranted(names.get(id) ?? ''),
    save(id, bytes) {
      const name = names.get(id);
      return name === undefined ? notGranted('') : handOut(id, name, bytes);
    },
    saveAs: (suggestedName, bytes) => handOut(crypto.randomUUID(), suggestedName, bytes),
    stat: () => Promise.resolve(ok(null)),
    recent: () => Promise.resolve([]),
    forget(id) {
      names.delete(id);
      return Promise.resolve();
    },
  };
}

function chooseFile(): Promise<File | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,.nq,.gz,application/json';
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null), { once: true });
    input.addEventListener('cancel', () => resolve(null), { once: true });
    input.click();
  });
}

function download(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the data once the click is over; a moment more does no harm.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
