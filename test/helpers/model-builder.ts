import type { AssetRecord, ModelRecords, RelationRecord } from '../../shared/model/records.ts';
import { emptyModel } from '../../shared/model/empty-model.ts';

/** A small model to start a test from: `modelWith({ assets: { a1: 'Ward' }, relations: ['a2 locatedIn a1'] })`. */
export function modelWith(
  parts: { assets?: Readonly<Record<string, string>>; relations?: readonly string[]; title?: string } = {},
): ModelRecords {
  const model = emptyModel('m1', parts.title ?? 'Test model', { id: 'cordon-hospital', version: '0.1.0' });
  const assets: Record<string, AssetRecord> = {};
  for (const [id, type] of Object.entries(parts.assets ?? {})) {
    assets[id] = { id, type, label: `${type} ${id}`, population: 'singleton', notes: '', facts: {} };
  }
  const relations: Record<string, RelationRecord> = {};
  (parts.relations ?? []).forEach((line, i) => {
    const [from = '', type = '', to = ''] = line.split(' ');
    const id = `r${String(i + 1)}`;
    relations[id] = { id, from, type, to };
  });
  return { ...model, assets, relations };
}
