import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, truncate, utimes, writeFile, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGrantedFiles, RECENT_LIMIT, type TextStore } from '../../../../electron/main/granted-files.ts';
import { createHandedFile, fileFromCommandLine } from '../../../../electron/main/handed-files.ts';
import { fileRequests } from '../../../../electron/main/ipc/file-requests.ts';
import { readGrantedFile } from '../../../../electron/main/read-granted-file.ts';
import { saveAtomically } from '../../../../electron/main/save-atomically.ts';
import { textFile } from '../../../../electron/main/text-file.ts';
import type { Result } from '../../../../shared/base/result.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cordon-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const value = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const memory = (text: string | null = null): TextStore & { text: string | null } => ({
  text,
  read() {
    return this.text;
  },
  write(next) {
    this.text = next;
  },
});

describe('reading a file', () => {
  it('gives its content and a stamp of it', async () => {
    const path = join(folder, 'a.json');
    await writeFile(path, 'hello');
    const read = value(await readGrantedFile(path));
    expect(new TextDecoder().decode(read.bytes)).toBe('hello');
    expect(read.stamp).toMatchObject({ size: 5, sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824' });
  });

  it('refuses a file above the limit before reading it, with its size and the limit', async () => {
    const path = join(folder, 'huge.json');
    await writeFile(path, '');
    // Sparse: it takes no room on the disk, and reading it would take 5 GB of memory.
    await truncate(path, 5 * 1024 ** 3);
    expect(await readGrantedFile(path)).toEqual({
      ok: false,
      error: { kind: 'too-large', name: 'huge.json', detail: '', size: 5 * 1024 ** 3, limit: 64 * 1024 * 1024 },
    });
  });

  it('says what is wrong with a file that is not there or is a folder', async () => {
    expect(await readGrantedFile(join(folder, 'none.json'))).toMatchObject({ ok: false, error: { kind: 'not-found', name: 'none.json' } });
    expect(await readGrantedFile(folder)).toMatchObject({ ok: false, error: { kind: 'io' } });
  });
});

describe('saving a file', () => {
  it('writes a new file and leaves nothing else behind', async () => {
    const path = join(folder, 'new.json');
    const stamp = value(await saveAtomically(path, bytes('one'), null));
    expect(await readFile(path, 'utf8')).toBe('one');
    expect(value(await readGrantedFile(path)).stamp).toEqual(stamp);
    expect(await readdir(folder)).toEqual(['new.json']);
  });

  it('keeps the permissions of the file that it replaces, and follows a link', async () => {
    const path = join(folder, 'real.json');
    await writeFile(path, 'old');
    await chmod(path, 0o640);
    const link = join(folder, 'link.json');
    await symlink(path, link);
    value(await saveAtomically(link, bytes('new'), null));
    expect(await readFile(path, 'utf8')).toBe('new');
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect((await readdir(folder)).sort()).toEqual(['link.json', 'real.json']);
  });

  it('notices that somebody else changed the file, and leaves their content', async () => {
    const path = join(folder, 'a.json');
    const stamp = value(await saveAtomically(path, bytes('mine'), null));
    await writeFile(path, 'them');
    await utimes(path, stamp.modified / 1000, stamp.modified / 1000);
    expect(await saveAtomically(path, bytes('mine 2'), stamp)).toMatchObject({
      ok: false,
      error: { kind: 'changed-underneath', detail: 'changed' },
    });
    expect(await readFile(path, 'utf8')).toBe('them');
    expect(await readdir(folder)).toEqual(['a.json']);
  });

  it('notices that the file is gone', async () => {
    const path = join(folder, 'a.json');
    const stamp = value(await saveAtomically(path, bytes('mine'), null));
    await rm(path);
    expect(await saveAtomically(path, bytes('mine 2'), stamp)).toMatchObject({
      ok: false,
      error: { kind: 'changed-underneath', detail: 'gone' },
    });
  });

  it('takes a new time alone for no change', async () => {
    const path = join(folder, 'a.json');
    const stamp = value(await saveAtomically(path, bytes('mine'), null));
    await utimes(path, 1, 1);
    expect(await saveAtomically(path, bytes('mine 2'), stamp)).toMatchObject({ ok: true });
  });

  it('leaves the old content whole when the new one cannot be written', async () => {
    const path = join(folder, 'sub', 'a.json');
    await mkdir(join(folder, 'sub', 'a.json'), { recursive: true });
    expect(await saveAtomically(path, bytes('x'), null)).toMatchObject({ ok: false });
    expect(await readdir(join(folder, 'sub'))).toEqual(['a.json']);
    expect(await saveAtomically(join(folder, 'missing', 'a.json'), bytes('x'), null)).toMatchObject({
      ok: false,
      error: { kind: 'not-found' },
    });
  });
});

describe('granted files', () => {
  it('know a path by one lasting id, newest first', () => {
    const store = memory();
    const files = createGrantedFiles(store);
    const a = files.grant('/models/a.json');
    files.grant('/models/b.json');
    expect(files.grant('/models/a.json').id).toBe(a.id);
    expect(files.list().map(({ name }) => name)).toEqual(['a.json', 'b.json']);
    expect(createGrantedFiles(store).pathOf(a.id)).toBe('/models/a.json');
  });

  it('forget on request, and the oldest by themselves', () => {
    const files = createGrantedFiles(memory());
    const first = files.grant('/models/first.json');
    for (let i = 0; i < RECENT_LIMIT; i += 1) files.grant(`/models/${i}.json`);
    expect(files.pathOf(first.id)).toBeNull();
    const [newest] = files.list();
    files.forget(newest?.id ?? '');
    expect(files.list()).toHaveLength(RECENT_LIMIT - 1);
    files.clear();
    expect(files.list()).toEqual([]);
  });

  it.each([['not json'], ['{}'], ['[{"id":"x","path":"relative.json"},{"id":5,"path":"/a"},null]']])('begin empty with %s', (text) => {
    expect(createGrantedFiles(memory(text)).list()).toEqual([]);
  });

  it('survive on disk, and a missing or unwritable file is no failure', () => {
    const store = textFile(join(folder, 'recent.json'));
    expect(store.read()).toBeNull();
    createGrantedFiles(store).grant('/models/a.json');
    expect(createGrantedFiles(textFile(join(folder, 'recent.json'))).list()).toHaveLength(1);
    expect(() => textFile(join(folder, 'no', 'such', 'folder.json')).write('x')).not.toThrow();
  });
});

describe('a file from the command line', () => {
  it.each([
    [['electron', '.', 'ward.cordon.json'], '/data/ward.cordon.json'],
    [['cordon', '--no-sandbox', '/models/a.json'], '/models/a.json'],
    [['electron', '.'], null],
    [['cordon', 'readme.txt'], null],
    [['cordon', '--file=a.json'], null],
  ])('%j is %s', (args, path) => {
    expect(fileFromCommandLine(args, '/data')).toBe(path);
  });

  it('waits until the window takes it, once', () => {
    let announced = 0;
    const handed = createHandedFile(() => (announced += 1));
    handed.hand('/a.json');
    handed.hand('/b.json');
    expect(announced).toBe(2);
    expect(handed.take()).toBe('/b.json');
    expect(handed.take()).toBeNull();
  });
});

describe('the file requests of the window', () => {
  const make = (chosen: { open?: string; save?: string }) => {
    const files = createGrantedFiles(memory());
    const handed = createHandedFile(() => undefined);
    let suggested = '';
    const dialogs = {
      chooseFileToOpen: () => Promise.resolve(chosen.open ?? null),
      chooseFileToSave: (path: string) => {
        suggested = path;
        return Promise.resolve(chosen.save ?? null);
      },
    };
    return { files, handed, requests: fileRequests(files, dialogs, handed, '/documents'), suggested: () => suggested };
  };

  it('open what the person chose, remember it, and save it back', async () => {
    const path = join(folder, 'ward.json');
    await writeFile(path, 'one');
    const { requests } = make({ open: path });
    const opened = value(await requests.openFile({}));
    expect(opened).toMatchObject({ name: 'ward.json', folder });
    const saved = value(await requests.saveFile({ id: opened?.id ?? '', bytes: bytes('two'), expected: opened?.stamp ?? null }));
    expect(await readFile(path, 'utf8')).toBe('two');
    expect(value(await requests.statFile({ id: saved.id }))).toEqual(saved.stamp);
    expect(value(await requests.listRecentFiles({}))).toHaveLength(1);
  });

  it('reach no file that nobody chose', async () => {
    const { requests } = make({});
    expect(await requests.openRecentFile({ id: '/etc/passwd' })).toMatchObject({ ok: false, error: { kind: 'not-granted' } });
    expect(await requests.saveFile({ id: 'x', bytes: bytes(''), expected: null })).toMatchObject({
      ok: false,
      error: { kind: 'not-granted' },
    });
    expect(await requests.statFile({ id: 'x' })).toMatchObject({ ok: false, error: { kind: 'not-granted' } });
  });

  it('do nothing when the person cancels, and suggest a name in the documents', async () => {
    const { requests, suggested } = make({});
    expect(await requests.openFile({})).toEqual({ ok: true, value: null });
    expect(await requests.saveFileAs({ suggestedName: 'ward.json', bytes: bytes('x') })).toEqual({ ok: true, value: null });
    expect(suggested()).toBe(join('/documents', 'ward.json'));
  });

  it('hand over a file once, and do not remember one that cannot be read', async () => {
    const { requests, handed } = make({});
    handed.hand(join(folder, 'missing.json'));
    expect(await requests.takeHandedFile({})).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    expect(await requests.takeHandedFile({})).toEqual({ ok: true, value: null });
    expect(value(await requests.listRecentFiles({}))).toEqual([]);
  });

  it('say that a recent file is gone', async () => {
    const path = join(folder, 'ward.json');
    await writeFile(path, 'one');
    const { requests, files } = make({});
    const { id } = files.grant(path);
    await rm(path);
    expect(await requests.statFile({ id })).toEqual({ ok: true, value: null });
    expect(await requests.openRecentFile({ id })).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    await requests.forgetRecentFile({ id });
    expect(value(await requests.listRecentFiles({}))).toEqual([]);
  });
});
