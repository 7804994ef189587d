import { useState } from 'react';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly isReadOnly?: boolean;
  readonly isLong?: boolean;
  readonly className?: string;
  readonly placeholder?: string;
  onCommit(value: string): void;
}

/** A text that counts when it is left or Enter is pressed; Escape brings the old text back. */
export function DraftField({ id, label, value, isReadOnly = false, isLong = false, className = '', placeholder, onCommit }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft !== null && draft !== value) onCommit(draft);
    setDraft(null);
  };
  const shared = {
    id,
    'aria-label': label,
    className: `field ${className}`,
    readOnly: isReadOnly,
    placeholder,
    value: draft ?? value,
    onBlur: commit,
  };
  if (isLong) {
    return (
      <textarea
        {...shared}
        rows={3}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setDraft(null);
        }}
      />
    );
  }
  return (
    <input
      {...shared}
      type="text"
      autoComplete="off"
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          commit();
          document.querySelector<HTMLElement>('[data-canvas]')?.focus({ preventScroll: true });
        } else if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}
