import { memo } from 'react';
import type { ClassEntry } from '../../../shared/knowledge/catalogue.ts';
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
  return (
    <li>
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
        onClick={() => onAdd(entry.id)}
      >
        <Icon name={iconFor(view, entry.id)} />
        <span className="palette-name">{entry.label}</span>
      </button>
    </li>
  );
});
