import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { diffRecords, sameRecord } from '../../../shared/model/diff.ts';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { applyEdit, closeDocument, markSaved, openDocument, redo, undo } from '../../../renderer/store/document-actions.ts';
import { type DocumentChange, listenToDocument } from '../../../renderer/store/document-events.ts';
import { currentMark, isUnsaved, useDocument } from '../../../renderer/store/document-store.ts';
import { HISTORY_LIMIT } from '../../../renderer/store/history.ts';
import { arbitraryModel } from '../../helpers/arbitrary-model.ts';
import { modelWith } from '../../helpers/model-builder.ts';

const start = modelWith({ assets: { a1: 'Ward', a2: 'InfusionPump' } });
const becomes = (next: ModelRecords) => (model: ModelRecords) => diffRecords(model, next);
const label =
  (text: string) =>
  (model: ModelRecords): ReturnType<typeof diffRecords> =>
    diffRecords(model, { ...model, assets: { ...model.assets, a1: { ...model.assets['a1']!, label: text } } });
const shown = () => useDocument.getState().model!.assets['a1']!.label;

beforeEach(() => {
  closeDocument();
  openDocument(start);
});

describe('The history of the open model', () => {
  it('takes back and brings again any series of edits, exactly', () => {
    fc.assert(
      fc.property(fc.array(arbitraryModel, { minLength: 1, maxLength: 6 }), (models) => {
        openDocument(start);
        const states: ModelRecords[] = [start];
        for (const next of models) if (applyEdit('Edit', becomes(next))) states.push(useDocument.getState().model!);
        for (const state of states.toReversed().slice(1)) {
          expect(undo()).toBe(true);
          expect(sameRecord(useDocument.getState().model, state)).toBe(true);
        }
        expect(undo()).toBe(false);
        for (const state of states.slice(1)) {
          expect(redo()).toBe(true);
          expect(sameRecord(useDocument.getState().model, state)).toBe(true);
        }
        expect(redo()).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  it('leaves no step where an edit changed nothing', () => {
    expect(applyEdit('Nothing', (model) => diffRecords(model, model))).toBe(false);
    expect(useDocument.getState().past).toEqual([]);
  });

  it('forgets what was taken back once something else is done', () => {
    applyEdit('One', label('One'));
    undo();
    applyEdit('Two', label('Two'));
    expect(redo()).toBe(false);
    expect(shown()).toBe('Two');
  });

  it('is bounded, and stays right at the bound', () => {
    for (let i = 0; i <= HISTORY_LIMIT + 5; i++) applyEdit(String(i), label(String(i)));
    expect(useDocument.getState().past).toHaveLength(HISTORY_LIMIT);
    while (undo());
    expect(shown()).toBe('5');
  });

  it('changes nothing of a model that is open read-only', () => {
    openDocument(start, { readOnly: 'open-elsewhere' });
    expect(applyEdit('Edit', label('Pump'))).toBe(false);
    expect(shown()).toBe('Ward a1');
  });

  it('tells listeners each change, with the model that it led to and a rising revision', () => {
    const heard: DocumentChange[] = [];
    const stop = listenToDocument({ onChanged: (change) => heard.push(change) });
    applyEdit('1', label('P'));
    applyEdit('2', label('Pump'));
    undo();
    stop();
    applyEdit('3', label('unheard'));
    expect(heard.map(({ model }) => model.assets['a1']?.label)).toEqual(['P', 'Pump', 'P']);
    expect(heard.every(({ revision }, i) => i === 0 || revision > heard[i - 1]!.revision)).toBe(true);
  });
});

describe('Whether the user\u2019s file holds the model', () => {
  const file = { id: 'f', name: 'ward.cordon.json', folder: '', stamp: null };

  it('is said right through edits, saving, undo and redo', () => {
    const unsaved = () => isUnsaved(useDocument.getState());
    openDocument(start, { file });
    expect(unsaved()).toBe(false);
    applyEdit('1', label('1'));
    expect(unsaved()).toBe(true);
    undo();
    expect(unsaved()).toBe(false);
    redo();
    markSaved(file, currentMark(useDocument.getState()));
    expect(unsaved()).toBe(false);
    undo();
    expect(unsaved()).toBe(true);
    redo();
    expect(unsaved()).toBe(false);
  });

  it('is said for an edit that came while the file was being written', () => {
    openDocument(start, { file });
    applyEdit('1', label('1'));
    const mark = currentMark(useDocument.getState());
    applyEdit('2', label('2'));
    markSaved(file, mark);
    expect(isUnsaved(useDocument.getState())).toBe(true);
    undo();
    expect(isUnsaved(useDocument.getState())).toBe(false);
  });

  it('is no for a recovered model whose file is older', () => {
    openDocument(start, { file, isSaved: false });
    expect(isUnsaved(useDocument.getState())).toBe(true);
  });
});
