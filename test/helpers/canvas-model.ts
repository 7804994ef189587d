import { emptyModel } from '../../shared/model/empty-model.ts';
import type { ModelRecords } from '../../shared/model/records.ts';

type Place = readonly [type: string, x: number, y: number, width?: number, height?: number];

/** A model with a diagram: assets by id with their class and place, relations as `from type to`. */
export function canvasModel(assets: Readonly<Record<string, Place>>, relations: readonly string[] = []): ModelRecords {
  const model = emptyModel('m1', 'Test', { id: 'test', version: '1' });
  return {
    ...model,
    assets: Object.fromEntries(
      Object.entries(assets).map(([id, [type]]) => [id, { id, type, label: id, population: 'singleton', notes: '', facts: {} }]),
    ),
    relations: Object.fromEntries(
      relations.map((line, i) => {
        const [from = '', type = '', to = ''] = line.split(' ');
        return [`r${i + 1}`, { id: `r${i + 1}`, from, type, to }];
      }),
    ),
    diagrams: {
      d1: {
        id: 'd1',
        title: 'Overview',
        nodes: Object.fromEntries(
          Object.entries(assets).map(([id, [, x, y, width, height]]) => [
            id,
            { asset: id, x, y, ...(width === undefined || height === undefined ? {} : { width, height }) },
          ]),
        ),
      },
    },
  };
}

/** `from type to` of every relation, sorted. */
export const relationLines = (model: ModelRecords): string[] =>
  Object.values(model.relations)
    .map((r) => `${r.from} ${r.type} ${r.to}`)
    .sort();
