import type { ReactNode } from 'react';
import { showInModel } from '../../commands/actions/show-in-model.ts';
import { Icon } from '../../icons/Icon.tsx';
import { iconFor } from '../../icons/icon-for.ts';
import { Place } from './Places.tsx';
import { useContents } from './know-context.ts';

interface Props {
  readonly id: string;
  readonly type: string;
  readonly children: ReactNode;
}

/** A drawn asset among the places; leads to it on the canvas. */
export function AssetPlace({ id, type, children }: Props) {
  const { view } = useContents();
  return (
    <Place onGo={() => showInModel({ assets: [id] })}>
      <Icon name={iconFor(view, type)} size={18} />
      {children}
    </Place>
  );
}
