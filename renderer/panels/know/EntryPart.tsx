import type { ComponentProps } from 'react';
import { EntryList } from './EntryList.tsx';
import { Part } from './Part.tsx';

interface Props extends ComponentProps<typeof EntryList> {
  readonly title: string;
}

/** A part of a page that is a list of links with their number; an empty one without words for that is left out. */
export function EntryPart({ title, ...list }: Props) {
  if (list.entries.length === 0 && list.none === undefined) return null;
  return (
    <Part title={title} count={list.entries.length}>
      <EntryList {...list} />
    </Part>
  );
}
