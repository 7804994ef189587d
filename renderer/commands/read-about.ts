import type { EntryRef } from '../../shared/knowledge/browse/entry-ref.ts';
import { useDerived } from '../store/derived-store.ts';
import { useDocument } from '../store/document-store.ts';
import { useSession } from '../store/session-store.ts';
import { showInKnowledge } from './actions/show-in-knowledge.ts';
import type { Command } from './command.ts';

/** The page that tells about what is selected: a finding's threat, an asset's class, or a relation's kind. */
function selectedEntry(): EntryRef | null {
  const { selection, place } = useSession.getState();
  const { model } = useDocument.getState();
  if (place !== 'workspace' || model === null) return null;
  if (selection.finding !== null) {
    const threat = useDerived.getState().findings?.threats.find(({ id }) => id === selection.finding)?.threat;
    return threat === undefined ? null : { kind: 'threat', id: threat };
  }
  const [asset] = selection.assets;
  const type = asset === undefined ? undefined : model.assets[asset]?.type;
  if (type !== undefined) return { kind: 'class', id: type };
  const [relation] = selection.relations;
  const word = relation === undefined ? undefined : model.relations[relation]?.type;
  return word === undefined ? null : { kind: 'relation', id: word };
}

export const readAbout: Command = {
  id: 'read-about',
  group: 'find',
  label: 'readAbout',
  shortcuts: [{ key: 'i' }],
  onCanvasOnly: true,
  isEnabled: () => selectedEntry() !== null,
  run: () => {
    const entry = selectedEntry();
    if (entry) showInKnowledge(entry);
  },
};
