import { ChevronRight } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canvasHandle } from '../../canvas/canvas-handle.ts';
import { placeAtCentre } from '../../commands/actions/place-asset.ts';
import { SearchField } from '../../components/SearchField.tsx';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { Icon } from '../../icons/Icon.tsx';
import { iconFor } from '../../icons/icon-for.ts';
import { useDocument } from '../../store/document-store.ts';
import { select } from '../../store/session-store.ts';
import { PaletteItem } from './PaletteItem.tsx';
import { groupClasses } from './group-classes.ts';
import { searchClasses } from '../../canvas/search-classes.ts';
import './palette.css';

const SHOWN = 40;
const SHOWN_ASSETS = 6;

interface Props {
  readonly view: KnowledgeView;
}

/** What can be placed: search first, then groups. The same field finds what is in the model already. */
export function Palette({ view }: Props) {
  const { t } = useTranslation('palette');
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const text = useDeferredValue(typed.trim());
  const list = useRef<HTMLDivElement>(null);
  const assets = useDocument((state) => state.model?.assets);
  const isReadOnly = useDocument((state) => state.readOnly !== null);
  const groups = useMemo(() => groupClasses(view.catalogue.classes, (type) => iconFor(view, type), view.catalogue.language), [view]);
  const hits = useMemo(() => searchClasses(view.catalogue.classes, text).slice(0, SHOWN), [view, text]);
  const found = useMemo(() => {
    const wanted = text.toLowerCase();
    return wanted === ''
      ? []
      : Object.values(assets ?? {})
          .filter((asset) => asset.label.toLowerCase().includes(wanted))
          .slice(0, SHOWN_ASSETS);
  }, [assets, text]);

  const items = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-palette-item]') ?? [])];
  const move = (by: number) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (at + by < 0) document.getElementById('palette-search')?.focus();
    else all[Math.min(all.length - 1, at + by)]?.focus();
  };
  const add = (type: string) => {
    placeAtCentre(type);
  };

  return (
    <section className="palette" aria-label={t('title')}>
      <SearchField
        id="palette-search"
        prompt={t('prompt')}
        text={typed}
        showsKey
        onText={setTyped}
        onDown={() => move(1)}
        onEnter={(wanted) => {
          const [best] = searchClasses(view.catalogue.classes, wanted);
          if (!best || isReadOnly) return;
          add(best.entry.id);
          setTyped('');
        }}
        onEscape={() => canvasHandle()?.focus()}
      />
      {/* Arrow keys move through the buttons inside; the buttons themselves are what is operated. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- delegates keys for the buttons in it */}
      <div
        ref={list}
        className="palette-list scroll"
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          move(event.key === 'ArrowDown' ? 1 : -1);
        }}
      >
        {text === '' ? (
          groups.map((group) => {
            const isOpen = opened.has(group.name);
            return (
              <div key={group.name} className="palette-group">
                <button
                  type="button"
                  data-palette-item=""
                  className="palette-head"
                  aria-expanded={isOpen}
                  onClick={() => {
                    const next = new Set(opened);
                    if (!next.delete(group.name)) next.add(group.name);
                    setOpened(next);
                  }}
                >
                  <ChevronRight size={14} aria-hidden="true" className="palette-chevron" />
                  <Icon name={group.icon} />
                  <span className="palette-name">{group.name}</span>
                  <span className="quiet small">{group.classes.length}</span>
                </button>
                {isOpen && (
                  <ul aria-label={group.name}>
                    {group.classes.map((entry) => (
                      <PaletteItem key={entry.id} view={view} entry={entry} isReadOnly={isReadOnly} onAdd={add} />
                    ))}
                  </ul>
                )}
              </div>
            );
          })
        ) : (
          <>
            {found.length > 0 && (
              <div className="palette-group">
                <h3 className="palette-title">{t('inModel')}</h3>
                <ul>
                  {found.map((asset) => (
                    <li key={asset.id}>
                      <button
                        type="button"
                        data-palette-item=""
                        className="palette-item"
                        onClick={() => {
                          select({ assets: [asset.id] });
                          canvasHandle()?.reveal(asset.id);
                        }}
                      >
                        <Icon name={iconFor(view, asset.type)} />
                        <span className="palette-name">{asset.label}</span>
                      </button>
                    </li>
                  ))}
                </ul>
              </div>
            )}
            <h3 className="palette-title">{t('toAdd')}</h3>
            <ul>
              {hits.map(({ entry }) => (
                <PaletteItem key={entry.id} view={view} entry={entry} isReadOnly={isReadOnly} onAdd={add} />
              ))}
            </ul>
            {hits.length === 0 && <p className="palette-nothing quiet">{t('nothing', { text })}</p>}
          </>
        )}
      </div>
      <p className="palette-hint quiet small">{t('hint')}</p>
      <p className="visually-hidden" role="status">
        {text === '' ? '' : t('found', { count: hits.length })}
      </p>
    </section>
  );
}
