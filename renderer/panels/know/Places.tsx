import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shownNumber } from '../../messages/i18n.ts';

const SHOWN = 8;

/** Places in the model under a heading, the first few of many. Nothing where there are none. */
export function Places({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  const { t } = useTranslation('know');
  const [isWhole, setWhole] = useState(false);
  if (children.length === 0) return null;
  const shown = isWhole ? children : children.slice(0, SHOWN);
  return (
    <>
      <h3>
        {title} <span className="quiet">{shownNumber(children.length)}</span>
      </h3>
      <ul>{shown}</ul>
      {shown.length < children.length && (
        <button type="button" className="button know-more" onClick={() => setWhole(true)}>
          {t('showAll', { count: children.length })}
        </button>
      )}
    </>
  );
}

/** One of them; leads to the canvas. */
export function Place({ onGo, children }: { onGo(): void; readonly children: ReactNode }) {
  return (
    <li>
      <button type="button" className="know-place" onClick={onGo}>
        {children}
      </button>
    </li>
  );
}
