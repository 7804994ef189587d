import type { ReactNode } from 'react';
import type { EntryRef } from '../../../shared/knowledge/browse/entry-ref.ts';
import { openEntry } from '../../store/know-store.ts';
import { useContents } from './know-context.ts';

interface Props {
  readonly to: EntryRef;
  readonly children?: ReactNode;
}

/** Leads to another page. An entry that the knowledge base does not have is told by its id and leads nowhere. */
export function EntryLink({ to, children }: Props) {
  const { index } = useContents();
  const entry = index.get(to);
  if (!entry) return <span>{children ?? to.id}</span>;
  return (
    <button type="button" className="know-link" onClick={() => openEntry(to)}>
      {children ?? entry.title}
    </button>
  );
}
