import { Search } from 'lucide-react';
import './search-field.css';

interface Props {
  readonly id: string;
  readonly prompt: string;
  /** What a screen reader calls the field; without it, the prompt. */
  readonly label?: string;
  readonly text: string;
  /** Shows the key that leads here, in place of the cross that clears. */
  readonly showsKey?: boolean;
  onText(text: string): void;
  /** The arrow that leads into what was found. */
  onDown(): void;
  /** What stands in the field now: what was found for it may follow a moment later. */
  onEnter(text: string): void;
  /** After Escape has cleared the field. */
  onEscape?(): void;
}

/** The field at the head of a list that typing searches. */
export function SearchField({ id, prompt, label = prompt, text, showsKey = false, onText, onDown, onEnter, onEscape }: Props) {
  return (
    <div className="search-field">
      <Search size={15} aria-hidden="true" />
      <input
        id={id}
        type="search"
        className="field"
        placeholder={prompt}
        aria-label={label}
        aria-keyshortcuts="/"
        autoComplete="off"
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            onDown();
          } else if (event.key === 'Enter') onEnter(event.currentTarget.value);
          else if (event.key === 'Escape') {
            onText('');
            onEscape?.();
          }
        }}
      />
      {showsKey && <kbd aria-hidden="true">/</kbd>}
    </div>
  );
}
