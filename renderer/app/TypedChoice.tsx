import type { ReactNode } from 'react';
import { Autocomplete, Input, ListBox, ListBoxItem, TextField, useFilter } from 'react-aria-components';

interface Props<Item> {
  readonly prompt: string;
  readonly label: string;
  readonly nothing: string;
  readonly items: readonly Item[];
  /** What typing is compared with. */
  textOf(item: Item): string;
  onChoose(item: Item): void;
  children(item: Item): ReactNode;
}

/** One thing of a list, found by typing: what a dialog is about. */
export function TypedChoice<Item extends { readonly id: string }>({
  prompt,
  label,
  nothing,
  items,
  textOf,
  onChoose,
  children,
}: Props<Item>) {
  const { contains } = useFilter({ sensitivity: 'base' });
  return (
    <Autocomplete filter={contains}>
      <TextField aria-label={prompt} autoFocus className="command-input">
        <Input className="field" role="combobox" aria-expanded="true" placeholder={prompt} />
      </TextField>
      <ListBox
        className="menu scroll"
        aria-label={label}
        items={items}
        renderEmptyState={() => <p className="empty quiet">{nothing}</p>}
        onAction={(id) => {
          const chosen = items.find((item) => item.id === id);
          if (chosen) onChoose(chosen);
        }}
      >
        {(item) => (
          <ListBoxItem id={item.id} textValue={textOf(item)} className="menu-item">
            {children(item)}
          </ListBoxItem>
        )}
      </ListBox>
    </Autocomplete>
  );
}
