import { BookOpen } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClassEntry } from '../../../shared/knowledge/catalogue.ts';
import { showInKnowledge } from '../../commands/actions/show-in-knowledge.ts';
import { CLASS_MIME } from '../../canvas/class-mime.ts';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { Icon } from '../../icons/Icon.tsx';
import { iconFor } from '../../icons/icon-for.ts';
import { setDraggedClass } from '../../store/session-store.ts';

interface Props {
  readonly view: KnowledgeView;
  readonly entry: ClassEntry;
  readonly isReadOnly: boolean;
  onAdd(type: string): void;
}

/** One class: dragged onto the canvas, or added in its middle by click or Enter. */
export const PaletteItem = memo(function PaletteItem({ view, entry, isReadOnly, onAdd }: Props) {
  const { t } = useTranslation('palette');
  const read = () => showInKnowledge({ kind: 'class', id: entry.id });
  return (
    <li className="palette-entry">
      <button
        type="button"
        data-palette-item=""
        data-class={entry.id}
        className="palette-item"
        title={entry.description}
        disabled={isReadOnly}
        draggable={!isReadOnly}
        onDragStart={(event) => {
          event.dataTransfer.setData(CLASS_MIME, entry.id);
          event.dataTransfer.effectAllowed = 'copy';
          setDraggedClass(entry.id);
        }}
        onDragEnd={() => setDraggedClass(null)}
        aria-keyshortcuts="F1"
        onKeyDown={(event) => {
          if (event.key !== 'F1') return;
          event.preventDefault();
          read();
        }}
        onClick={() => onAdd(entry.id)}
      >
        <Icon name={iconFor(view, entry.id)} />
        <span className="palette-name">{entry.label}</span>
      </button>
      {/* By keyboard F1 does the same; one stop for each class is enough. */}
      <button
        type="button"
        tabIndex={-1}
        className="icon-button palette-about"
        aria-label={t('about', { name: entry.label })}
        title={t('about', { name: entry.label })}
        onClick={read}
      >
        <BookOpen size={14} aria-hidden="true" />
      </button>
    </li>
  );
});
