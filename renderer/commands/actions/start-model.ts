import i18next from 'i18next';
import { emptyModel } from '../../../shared/model/empty-model.ts';
import { useKnowledge } from '../../engine-client/knowledge-store.ts';
import { loadTemplate } from '../../engine-client/load-template.ts';
import { setTrouble, useKeeping } from '../../store/keeping/keeping-store.ts';
import { openNewModel } from '../../store/keeping/open-model.ts';
import { freeName } from '../edits/free-name.ts';

/** A title that no card of the library has. */
const freeTitle = (wanted: string): string =>
  freeName(
    wanted,
    useKeeping.getState().entries.map((entry) => entry.content.title),
  );

/** An empty canvas of its own. */
export function startNewModel(): void {
  const catalogue = useKnowledge.getState().bundled?.catalogue;
  if (catalogue) startNewModelWith(catalogue);
}

/** An empty canvas for one of the knowledge bases. */
export function startNewModelWith({ id, version }: { readonly id: string; readonly version: string }): void {
  const base = { id, version };
  void openNewModel(emptyModel(crypto.randomUUID(), freeTitle(i18next.t('start:untitled')), base));
}

/** A copy of a template, in its starting state, as a model of one's own. */
export async function startFromTemplate(id: string): Promise<void> {
  const loaded = await loadTemplate(id);
  if (!loaded.ok) {
    setTrouble({ kind: 'template', name: id, detail: loaded.error });
    return;
  }
  const { header } = loaded.value;
  // Packs that lie over the base make another version of it; a new model begins with the one on screen.
  const shown = useKnowledge.getState().bundled?.catalogue;
  const knowledgeBase = shown?.id === header.knowledgeBase.id ? { id: shown.id, version: shown.version } : header.knowledgeBase;
  // Its name and story as the start screen tells them; the names of the assets stay as the template has them.
  const told = shown?.templates.find((template) => template.id === id);
  await openNewModel({
    ...loaded.value,
    header: {
      ...header,
      knowledgeBase,
      id: crypto.randomUUID(),
      title: freeTitle(told?.title ?? header.title),
      description: told?.story ?? header.description,
    },
  });
}
