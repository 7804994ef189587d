import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addByNames } from '../commands/actions/add-by-names.ts';
import { useSession } from '../store/session-store.ts';
import type { KnowledgeView } from '../engine-client/knowledge-view.ts';

/** An empty model invites: one asset typed, or a list pasted. */
export function EmptyModel({ view }: { readonly view: KnowledgeView }) {
  const { t } = useTranslation('canvas');
  const [text, setText] = useState('');
  const [unknown, setUnknown] = useState<readonly string[]>([]);
  // A class that is dragged goes through to the canvas below.
  const isDragging = useSession((state) => state.draggedClass !== null);
  const add = () => setUnknown(addByNames(view, text));
  return (
    <form
      className={`empty-model${isDragging ? ' gives-way' : ''}`}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <h2>{t('empty.title')}</h2>
      <p className="quiet">{t('empty.lead')}</p>
      <textarea
        className="field"
        rows={3}
        aria-label={t('empty.prompt')}
        placeholder={t('empty.prompt')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          add();
        }}
      />
      {unknown.length > 0 && (
        <p role="alert" className="incomplete">
          {t('empty.notFound', { count: unknown.length, lines: unknown.join(', ') })}
        </p>
      )}
      <div className="empty-model-foot">
        <span className="quiet small">{t('empty.hint')}</span>
        <button type="submit" className="button primary" disabled={text.trim() === ''}>
          {t('empty.add')}
        </button>
      </div>
    </form>
  );
}
