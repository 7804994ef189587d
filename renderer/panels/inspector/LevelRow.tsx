import type { ComponentProps } from 'react';
import { LevelSelect } from '../../components/LevelSelect.tsx';
import { EntryTerm } from './EntryTerm.tsx';

interface Props<Level extends string> extends ComponentProps<typeof LevelSelect<Level>> {
  readonly kind: 'attribute' | 'consequence';
  readonly entry: { readonly id: string; readonly label: string; readonly description: string };
}

/** An attribute or consequence of the selected asset with the level that it has or is given. */
export function LevelRow<Level extends string>({ kind, entry, ...select }: Props<Level>) {
  return (
    <li className="row">
      <EntryTerm entry={{ kind, id: entry.id }} definition={entry.description} className="row-name">
        {entry.label}
      </EntryTerm>
      <LevelSelect {...select} />
    </li>
  );
}
