import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EntryKind, type EntryRef, entryKey } from '../../../shared/knowledge/browse/entry-ref.ts';
import { EntryIcon } from './EntryIcon.tsx';
import { EntryLink } from './EntryLink.tsx';

const SHOWN = 12;

interface Props {
  readonly entries: readonly EntryRef[];
  /** Said instead of an empty list. */
  readonly none?: string;
  /** Words after the name of an entry. */
  noteOf?(entry: EntryRef): string;
}

/** Links below each other; a long list shows its beginning and how much more there is. */
export function EntryList({ entries, none, noteOf }: Props) {
  const { t } = useTranslation('know');
  const [isWhole, setWhole] = useState(false);
  if (entries.length === 0) return none === undefined ? null : <p className="quiet">{none}</p>;
  // One link more is shorter than the words that offer it.
  const shown = isWhole || entries.length <= SHOWN + 1 ? entries : entries.slice(0, SHOWN);
  return (
    <>
      <ul className="know-links">
        {shown.map((entry) => (
          <li key={entryKey(entry)}>
            <EntryIcon entry={entry} />
            <span>
              <EntryLink to={entry} />
              {isCoded(entry.kind) && <span className="know-code"> {entry.id}</span>}
              <Note text={noteOf?.(entry)} />
            </span>
          </li>
        ))}
      </ul>
      {shown.length < entries.length && (
        <button type="button" className="button know-more" onClick={() => setWhole(true)}>
          {t('showAll', { count: entries.length })}
        </button>
      )}
    </>
  );
}

function Note({ text }: { readonly text: string | undefined }) {
  return text === undefined || text === '' ? null : <span className="quiet"> · {text}</span>;
}

const isCoded = (kind: EntryKind) => kind === 'threat' || kind === 'strategy';
