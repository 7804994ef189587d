import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Header, Menu, MenuItem, MenuSection, Popover } from 'react-aria-components';
import type { ModelRecords } from '../../shared/model/records.ts';
import { possibleRelations, relate } from '../commands/actions/connect-assets.ts';
import { askRelation, useSurface } from '../commands/surface-store.ts';
import type { KnowledgeView } from '../engine-client/knowledge-view.ts';
import { focusCanvasSoon } from './focus-canvas.ts';

interface Props {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
}

/** The relations that two classes allow, where the pointer let go. */
export function RelationMenu({ view, model }: Props) {
  const { t } = useTranslation('canvas');
  const question = useSurface((state) => state.question);
  const anchor = useRef<HTMLSpanElement>(null);
  useEffect(() => () => askRelation(null), []);
  const items = question
    ? possibleRelations(view, model, question.from, question.to).map((relation) => ({
        ...relation,
        id: `${relation.from}|${relation.type}`,
      }))
    : [];
  const name = (id: string) => model.assets[id]?.label ?? id;
  const forward = items.filter((item) => item.from === question?.from);
  const backward = items.filter((item) => item.from !== question?.from);
  const rows = (list: typeof items) =>
    list.map((item) => (
      <MenuItem key={item.id} id={item.id} textValue={item.entry.label} className="menu-item">
        <span className="menu-name">
          <span className="quiet">{name(item.from)}</span> <strong>{item.entry.label}</strong>{' '}
          <span className="quiet">{name(item.to)}</span>
        </span>
        {item.exists && <span className="quiet small">{t('exists')}</span>}
      </MenuItem>
    ));
  const close = () => {
    askRelation(null);
    focusCanvasSoon();
  };
  return (
    <>
      <span ref={anchor} className="menu-anchor" style={{ left: question?.at.x ?? 0, top: question?.at.y ?? 0 }} aria-hidden="true" />
      <Popover
        className="popover"
        triggerRef={anchor}
        isOpen={question !== null}
        placement="bottom start"
        onOpenChange={(open) => {
          if (!open) close();
        }}
      >
        <Menu
          className="menu"
          aria-label={t('chooseRelation')}
          autoFocus="first"
          disabledKeys={items.filter((item) => item.exists).map((item) => item.id)}
          onAction={(id) => {
            const chosen = items.find((item) => item.id === id);
            close();
            if (chosen) relate({ from: chosen.from, type: chosen.type, to: chosen.to });
          }}
        >
          {forward.length > 0 && (
            <MenuSection>
              <Header className="popover-title quiet small">{t('chooseRelation')}</Header>
              {rows(forward)}
            </MenuSection>
          )}
          {backward.length > 0 && (
            <MenuSection>
              <Header className="popover-title quiet small">{t(forward.length > 0 ? 'otherWay' : 'chooseRelation')}</Header>
              {rows(backward)}
            </MenuSection>
          )}
        </Menu>
      </Popover>
    </>
  );
}
