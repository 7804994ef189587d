import { readSsmExtra } from '../../shared/knowledge/ssm/ssm-extra.ts';
import { useKnowledge } from '../engine-client/knowledge-store.ts';
import { useDocument } from '../store/document-store.ts';
import { saveSystemModel } from '../store/keeping/save-system.ts';
import type { Command } from './command.ts';

/** The open model as a system model of SSM, for those who go on there. */
export const saveSystem: Command = {
  id: 'save-system',
  group: 'model',
  label: 'saveSystem',
  shortcuts: [],
  isEnabled: () => {
    const { model } = useDocument.getState();
    return model !== null && (readSsmExtra(model.header) !== null || useKnowledge.getState().own !== null);
  },
  run: () => void saveSystemModel(),
};
