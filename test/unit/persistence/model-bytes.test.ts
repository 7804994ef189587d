import { describe, expect, it } from 'vitest';
import { fileNameFor, modelFromBytes, modelToBytes } from '../../../renderer/persistence/model-bytes.ts';
import { sameContent, stampBytes } from '../../../renderer/persistence/stamp-bytes.ts';
import { storageFailure } from '../../../renderer/persistence/storage-failure.ts';
import { modelWith } from '../../helpers/model-builder.ts';

describe('The bytes of a model file', () => {
  it('are UTF-8 and read back', () => {
    const model = modelWith({ title: 'Soins intensifs – étage 3 🏥', assets: { a1: 'Ward' } });
    const read = modelFromBytes('x', modelToBytes(model));
    expect(read.ok && read.value.records).toEqual(model);
  });

  it('are refused when they are no UTF-8, and named when they are an archive', () => {
    expect(modelFromBytes('x.json', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]))).toMatchObject({
      ok: false,
      error: [{ kind: 'not-utf8', place: 'x.json' }],
    });
    const zip = new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0xff, 0, 0]);
    expect(modelFromBytes('x.docx', zip)).toMatchObject({
      ok: false,
      error: [{ kind: 'other-program', found: 'a ZIP archive or an office document' }],
    });
  });

  it('get a file name that every system takes', () => {
    expect(fileNameFor('Ward 3: pumps / monitors?')).toBe('Ward 3 pumps monitors.cordon.json');
    expect(fileNameFor(' ..\u0000 ')).toBe('Model.cordon.json');
    expect(fileNameFor('x'.repeat(500)).length).toBeLessThan(130);
  });

  it('are the same content when size and hash are, whatever the time', async () => {
    const bytes = modelToBytes(modelWith());
    const stamp = await stampBytes(bytes, 1);
    expect(stamp.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(sameContent(stamp, await stampBytes(bytes, 2))).toBe(true);
    expect(sameContent(stamp, await stampBytes(bytes.slice(1), 1))).toBe(false);
  });
});

describe('A failure of the browser\u2019s storage', () => {
  it('is told apart by its name, also inside the wrapper that Dexie puts around it', () => {
    const wrap = (inner: unknown) => Object.assign(new Error('AbortError'), { name: 'AbortError', inner });
    expect(storageFailure(new DOMException('x', 'QuotaExceededError')).kind).toBe('full');
    expect(storageFailure(wrap(new DOMException('x', 'QuotaExceededError'))).kind).toBe('full');
    expect(storageFailure(new DOMException('x', 'SecurityError')).kind).toBe('denied');
    expect(storageFailure(new Error('what')).kind).toBe('broken');
    expect(storageFailure('text')).toEqual({ kind: 'broken', detail: 'text' });
  });
});
