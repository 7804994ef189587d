import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { shownNumber } from '../messages/i18n.ts';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly count?: number;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

/** Remembered while the app runs, so that walking over assets keeps the sections as they are. */
const remembered = new Map<string, boolean>();

/** A part of a panel under a heading that opens and closes it. */
export function Section({ id, title, count, isOpen: isOpenFirst = false, children }: Props) {
  const [isOpen, setOpen] = useState(() => remembered.get(id) ?? isOpenFirst);
  return (
    <section className="section">
      <h3>
        <button
          type="button"
          className="section-head"
          aria-expanded={isOpen}
          aria-controls={`section-${id}`}
          onClick={() => {
            remembered.set(id, !isOpen);
            setOpen(!isOpen);
          }}
        >
          <ChevronRight size={14} aria-hidden="true" />
          <span>{title}</span>
          {count !== undefined && <span className="quiet small">{shownNumber(count)}</span>}
        </button>
      </h3>
      <div id={`section-${id}`} className="section-body" hidden={!isOpen}>
        {isOpen && children}
      </div>
    </section>
  );
}
