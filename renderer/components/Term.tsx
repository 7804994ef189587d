import { type ReactNode, useId, useRef } from 'react';

interface Props {
  readonly children: ReactNode;
  readonly definition: string;
  readonly className?: string;
  /** What a click does, where the word leads somewhere; the bubble then says so. */
  onOpen?(): void;
  readonly openHint?: string;
}

/** A word with its definition on hover and on focus. */
export function Term({ children, definition, className, onOpen, openHint }: Props) {
  const id = useId();
  const bubble = useRef<HTMLSpanElement>(null);
  const word = useRef<HTMLButtonElement>(null);
  const show = () => {
    const box = bubble.current;
    const anchor = word.current?.getBoundingClientRect();
    if (!box || !anchor || definition === '') return;
    box.showPopover();
    const size = box.getBoundingClientRect();
    box.style.left = `${String(Math.max(8, Math.min(anchor.left, innerWidth - size.width - 8)))}px`;
    box.style.top = `${String(anchor.bottom + 6 + size.height > innerHeight ? anchor.top - size.height - 6 : anchor.bottom + 6)}px`;
  };
  const hide = () => {
    bubble.current?.hidePopover();
  };
  return (
    <>
      <button
        ref={word}
        type="button"
        className={`term ${className ?? ''}`}
        aria-describedby={id}
        onClick={onOpen}
        onMouseEnter={show}
        onMouseLeave={hide}
        onFocus={show}
        onBlur={hide}
        onKeyDown={(event) => {
          if (event.key === 'Escape') hide();
        }}
      >
        {children}
      </button>
      <span ref={bubble} id={id} role="tooltip" popover="manual" className="bubble">
        {definition}
        {openHint !== undefined && <span className="bubble-hint">{openHint}</span>}
      </span>
    </>
  );
}
