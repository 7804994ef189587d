import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyDiff, diffRecords, isEmptyDiff, sameRecord } from '../../../shared/model/diff.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { cardContent } from '../../../renderer/persistence/model-card.ts';
import type { LibraryStorage } from '../../../renderer/persistence/library-storage.ts';
import { createMemoryStorage } from '../../../renderer/persistence/memory-storage.ts';
import { ModelLibrary } from '../../../renderer/persistence/model-library.ts';
import { type StorageCodec, plainCodec } from '../../../renderer/persistence/sealed.ts';
import { DocumentKeeper } from '../../../renderer/store/keeping/document-keeper.ts';
import { arbitraryModel } from '../../helpers/arbitrary-model.ts';
import { modelWith } from '../../helpers/model-builder.ts';

const start = modelWith({ assets: { a1: 'Ward' }, title: 'Ward 3' });
let clock = 1000;

/** Turns every text around: whatever passes it cannot be read by somebody who goes around it. */
const reversing: StorageCodec = {
  name: 'reversed/1',
  isEncrypted: true,
  seal: (text) => Promise.resolve({ codec: 'reversed/1', data: [...text].reverse().join('') }),
  open: ({ data }) => Promise.resolve([...(data as string)].reverse().join('')),
};

function setUp(codec: StorageCodec = plainCodec, storage: LibraryStorage = createMemoryStorage()) {
  let id = 0;
  const library = new ModelLibrary({ storage, codec, now: () => ++clock, newId: () => `copy-${String(++id)}` });
  const failures: string[] = [];
  const keep = async (model: ModelRecords, seq = 0) => {
    await library.put(model, seq, cardContent(model, null, null), 'w1');
    return new DocumentKeeper(
      { library, window: 'w1', onKept: () => undefined, onFailed: (failure) => failures.push(failure.kind) },
      { model, seq, risk: null, file: null },
    );
  };
  return { library, storage, keep, failures };
}

async function read(library: ModelLibrary, id: string) {
  const loaded = await library.load(id);
  if (!loaded.ok) throw new Error(loaded.error.detail);
  return loaded.value;
}

beforeEach(() => {
  clock = 1000;
});

describe('The library of models', () => {
  it('holds the model after the last gesture, whenever the window dies', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryModel, { minLength: 1, maxLength: 45 }), async (states) => {
        const { library, keep } = setUp();
        const keeper = await keep(start);
        let model = start;
        for (const state of states) {
          const next = { ...state, header: { ...state.header, id: start.header.id } };
          keeper.record(diffRecords(model, next), next);
          model = next;
          // Dying here: nothing is flushed or ended; only what is in the storage counts.
          await keeper.flush();
          const loaded = await read(library, start.header.id);
          expect(loaded.isWhole).toBe(true);
          expect(sameRecord(loaded.model, model)).toBe(true);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('keeps the order of gestures that come faster than they are written', async () => {
    const { library, keep } = setUp();
    const keeper = await keep(start);
    let model = start;
    for (let i = 0; i < 100; i++) {
      const next = { ...model, assets: { ...model.assets, a1: { ...model.assets['a1']!, label: `Ward ${String(i)}` } } };
      keeper.record(diffRecords(model, next), next);
      model = next;
    }
    await keeper.end();
    const loaded = await read(library, 'm1');
    expect(loaded.model.assets['a1']?.label).toBe('Ward 99');
    expect(loaded.seq).toBe(100);
    expect(loaded.entry.openIn).toBeNull();
  });

  it('shows what can be read when the journal is damaged, and says that it is not all', async () => {
    const { library, storage } = setUp();
    const second = modelWith({ assets: { a1: 'Ward', a2: 'InfusionPump' }, title: 'Ward 3' });
    const third = modelWith({ assets: { a1: 'Ward', a2: 'InfusionPump', a3: 'Nurse' }, title: 'Ward 3' });
    const content = cardContent(start, null, null);
    await library.put(start, 0, content, null);
    await library.append('m1', 1, diffRecords(start, second), content, null);
    await library.append('m1', 3, diffRecords(second, third), content, null);
    const gap = await read(library, 'm1');
    expect(gap.isWhole).toBe(false);
    expect(Object.keys(gap.model.assets)).toEqual(['a1', 'a2']);
    const stored = await storage.read('m1');
    await storage.append(stored!.card, { model: 'm1', seq: 2, content: { codec: 'plain/1', data: '{"tables":' } });
    expect((await read(library, 'm1')).isWhole).toBe(false);
  });

  it('says so when a model is gone or damaged, instead of throwing', async () => {
    const { library, storage } = setUp();
    expect(await library.load('nothing')).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    await library.put(start, 0, cardContent(start, null, null), null);
    const stored = await storage.read('m1');
    await storage.putSnapshot(stored!.card, { model: 'm1', seq: 0, content: { codec: 'plain/1', data: '{"format":"cordon-mo' } });
    expect(await library.load('m1')).toMatchObject({ ok: false, error: { kind: 'damaged' } });
    expect((await library.list()).map((entry) => entry.content.title)).toEqual(['Ward 3']);
  });

  it('lists models newest first with picture, size and risk', async () => {
    const { library } = setUp();
    const other = {
      ...modelWith({ assets: { a1: 'Ward', a2: 'Nurse' }, title: 'Other' }),
      header: { ...start.header, id: 'm2', title: 'Other' },
    };
    await library.put(start, 0, cardContent(start, 'high', null), null);
    await library.put(other, 0, cardContent(other, null, null), null);
    expect((await library.list()).map(({ content }) => [content.title, content.assets, content.overallRisk])).toEqual([
      ['Other', 2, null],
      ['Ward 3', 1, 'high'],
    ]);
  });

  it('removes a model with its journal and its earlier states, and nothing of another', async () => {
    const { library, storage, keep } = setUp();
    const other = { ...start, header: { ...start.header, id: 'm2' } };
    const keepers = [await keep(start), await keep(other)];
    const next = (model: ModelRecords) => ({ ...model, header: { ...model.header, title: 'New' } });
    keepers[0]!.record(diffRecords(start, next(start)), next(start));
    keepers[1]!.record(diffRecords(other, next(other)), next(other));
    await Promise.all(keepers.map((keeper) => keeper.end()));
    expect(await library.earlierStates()).toHaveLength(2);
    await library.remove('m1');
    expect(await storage.read('m1')).toBeNull();
    expect((await library.earlierStates()).map((state) => state.model)).toEqual(['m2']);
    expect((await read(library, 'm2')).model.header.title).toBe('New');
  });

  it('keeps the state before a session\u2019s first change, a few of them for each model', async () => {
    const { library, keep } = setUp();
    for (let session = 0; session < 7; session++) {
      const before = { ...start, header: { ...start.header, title: `Session ${String(session)}` } };
      const keeper = await keep(before);
      const after = { ...before, assets: {} };
      keeper.record(diffRecords(before, after), after);
      await keeper.end();
    }
    const states = await library.earlierStates();
    expect(states.map((state) => state.title)).toEqual(['Session 6', 'Session 5', 'Session 4', 'Session 3', 'Session 2']);
    const loaded = await library.loadEarlierState(states[0]!.id);
    expect(loaded.ok && sameRecord(loaded.value.assets, start.assets)).toBe(true);
  });

  it('lets nothing of a model past the codec', async () => {
    const seen: string[] = [];
    const storage = createMemoryStorage();
    const spying = new Proxy(storage, {
      get: (target, name) => {
        const method = target[name as keyof LibraryStorage];
        return typeof method === 'function'
          ? (...args: unknown[]) => (seen.push(JSON.stringify(args)), (method as (...a: unknown[]) => unknown)(...args))
          : method;
      },
    });
    const secret = modelWith({ assets: { a1: 'Ward' }, title: 'Codename Heron' });
    const { library, keep } = setUp(reversing, spying);
    const keeper = await keep(secret);
    const next = { ...secret, assets: { a1: { ...secret.assets['a1']!, label: 'Codename Egret' } } };
    keeper.record(diffRecords(secret, next), next);
    await keeper.end();
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.filter((args) => args.includes('Codename'))).toEqual([]);
    expect((await read(library, 'm1')).model.assets['a1']?.label).toBe('Codename Egret');
    expect((await library.list())[0]?.content.title).toBe('Codename Heron');
  });
});

describe('A library that cannot be written for a while', () => {
  it('says so, and holds everything again after the next write that succeeds', async () => {
    const storage = createMemoryStorage();
    let isBroken = false;
    const flaky: LibraryStorage = {
      ...storage,
      append: (card, entry) => (isBroken ? Promise.reject(new DOMException('no room', 'QuotaExceededError')) : storage.append(card, entry)),
    };
    const { library, keep, failures } = setUp(plainCodec, flaky);
    const keeper = await keep(start);
    const states = ['one', 'two', 'three'].map((label) => ({ ...start, assets: { a1: { ...start.assets['a1']!, label } } }));
    keeper.record(diffRecords(start, states[0]!), states[0]!);
    await keeper.flush();
    isBroken = true;
    keeper.record(diffRecords(states[0]!, states[1]!), states[1]!);
    await keeper.flush();
    expect(failures).toEqual(['full']);
    expect((await read(library, 'm1')).model.assets['a1']?.label).toBe('one');
    keeper.record(diffRecords(states[1]!, states[2]!), states[2]!);
    await keeper.flush();
    const loaded = await read(library, 'm1');
    expect(loaded.isWhole).toBe(true);
    expect(loaded.model.assets['a1']?.label).toBe('three');
  });

  it('leaves no gap where more gestures were waiting behind the one that failed', async () => {
    const storage = createMemoryStorage();
    let appends = 0;
    const flaky: LibraryStorage = {
      ...storage,
      append: (card, entry) =>
        ++appends === 2 ? Promise.reject(new DOMException('no room', 'QuotaExceededError')) : storage.append(card, entry),
    };
    const { library, keep, failures } = setUp(plainCodec, flaky);
    const keeper = await keep(start);
    let model = start;
    for (const label of ['one', 'two', 'three', 'four', 'five']) {
      const next = { ...model, assets: { a1: { ...model.assets['a1']!, label } } };
      keeper.record(diffRecords(model, next), next);
      model = next;
    }
    await keeper.flush();
    expect(failures).toEqual(['full']);
    const loaded = await read(library, 'm1');
    expect(loaded.isWhole).toBe(true);
    expect(loaded.model.assets['a1']?.label).toBe('five');
  });
});

describe('A window that goes before its gestures are written', () => {
  const labelled = (label: string) => ({ ...start, assets: { a1: { ...start.assets['a1']!, label } } });
  const never = new Promise<void>(() => undefined);

  it('knows which ones the database has not confirmed, and they are stored when the model is opened again', async () => {
    const storage = createMemoryStorage();
    let isStuck = false;
    const { library, keep } = setUp(plainCodec, { ...storage, append: (...args) => (isStuck ? never : storage.append(...args)) });
    const keeper = await keep(start);
    keeper.record(diffRecords(start, labelled('one')), labelled('one'));
    await keeper.flush();
    expect(keeper.unwritten).toEqual([]);
    isStuck = true;
    keeper.record(diffRecords(labelled('one'), labelled('two')), labelled('two'));
    keeper.record(diffRecords(labelled('two'), labelled('three')), labelled('three'));
    expect(keeper.unwritten.map(({ seq }) => seq)).toEqual([2, 3]);
    const left = JSON.parse(JSON.stringify(keeper.unwritten)) as typeof keeper.unwritten;
    for (let again = 0; again < 2; again++) {
      await library.appendLeft('m1', left);
      const loaded = await read(library, 'm1');
      expect([loaded.isWhole, loaded.seq, loaded.model.assets['a1']?.label]).toEqual([true, 3, 'three']);
    }
  });

  it('leaves out what was written after all, and what fits the model no longer', async () => {
    const { library, keep } = setUp();
    const keeper = await keep(start);
    keeper.record(diffRecords(start, labelled('one')), labelled('one'));
    await keeper.flush();
    await library.appendLeft('m1', [
      { seq: 1, diff: diffRecords(start, labelled('never')) },
      { seq: 2, diff: diffRecords(labelled('of another model'), labelled('two')) },
      { seq: 9, diff: diffRecords(labelled('one'), labelled('two')) },
    ]);
    const loaded = await read(library, 'm1');
    expect([loaded.seq, loaded.model.assets['a1']?.label]).toEqual([1, 'one']);
  });

  it('writes the gesture before the copy of the state that it changed', async () => {
    const written: string[] = [];
    const storage = createMemoryStorage();
    const { keep } = setUp(plainCodec, {
      ...storage,
      append: (...args) => (written.push('gesture'), storage.append(...args)),
      putCopy: (...args) => (written.push('copy'), storage.putCopy(...args)),
    });
    const keeper = await keep(start);
    keeper.record(diffRecords(start, labelled('one')), labelled('one'));
    await keeper.flush();
    expect(written).toEqual(['gesture', 'copy']);
  });
});

describe('A journal entry', () => {
  it('survives being written as JSON, whatever the model', () => {
    fc.assert(
      fc.property(arbitraryModel, arbitraryModel, (a, b) => {
        const diff = diffRecords(a, b);
        const again = JSON.parse(JSON.stringify(diff)) as typeof diff;
        expect(isEmptyDiff(again)).toBe(isEmptyDiff(diff));
        expect(sameRecord(applyDiff(a, again), b)).toBe(true);
      }),
    );
  });
});
