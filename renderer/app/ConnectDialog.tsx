import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Autocomplete,
  Dialog,
  Heading,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  TextField,
  useFilter,
} from 'react-aria-components';
import type { ModelRecords } from '../../shared/model/records.ts';
import { possibleRelations, relate } from '../commands/actions/connect-assets.ts';
import { openDialog, useSurface } from '../commands/surface-store.ts';
import type { KnowledgeView } from '../engine-client/knowledge-view.ts';
import { useSession } from '../store/session-store.ts';
import { focusCanvasSoon } from './focus-canvas.ts';

interface Props {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
}

/** Connects the selected asset without a mouse: every allowed relation to every other asset, found by typing. */
export function ConnectDialog({ view, model }: Props) {
  const { t } = useTranslation('canvas');
  const { contains } = useFilter({ sensitivity: 'base' });
  const isAsked = useSurface((state) => state.dialog === 'connect');
  const [from] = useSession((state) => state.selection.assets);
  const asset = from === undefined ? undefined : model.assets[from];
  const items = useMemo(() => {
    if (!asset || !isAsked) return [];
    return Object.values(model.assets)
      .flatMap((other) =>
        possibleRelations(view, model, asset.id, other.id)
          .filter((relation) => !relation.exists)
          .map((relation) => ({
            id: `${relation.from}|${relation.type}|${relation.to}`,
            relation,
            text: relation.from === asset.id ? `${relation.entry.label} ${other.label}` : `${other.label} ${relation.entry.label}`,
            isOut: relation.from === asset.id,
            other: other.label,
          })),
      )
      .sort((a, b) => Number(b.isOut) - Number(a.isOut));
  }, [view, model, asset, isAsked]);
  const close = () => {
    openDialog(null);
    focusCanvasSoon();
  };
  return (
    <ModalOverlay
      className="overlay"
      isDismissable
      isOpen={isAsked && asset !== undefined}
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      <Modal className="modal command-modal">
        <Dialog className="dialog">
          <Heading slot="title" level={2} className="dialog-title">
            {t('connectTitle', { name: asset?.label ?? '' })}
          </Heading>
          <Autocomplete filter={contains}>
            <TextField aria-label={t('connectPrompt')} autoFocus className="command-input">
              <Input className="field" role="combobox" aria-expanded="true" placeholder={t('connectPrompt')} />
            </TextField>
            <ListBox
              className="menu scroll"
              aria-label={t('chooseRelation')}
              items={items}
              renderEmptyState={() => <p className="empty quiet">{t('connectNothing')}</p>}
              onAction={(id) => {
                const chosen = items.find((item) => item.id === id);
                close();
                if (chosen) relate({ from: chosen.relation.from, type: chosen.relation.type, to: chosen.relation.to });
              }}
            >
              {(item) => (
                <ListBoxItem id={item.id} textValue={item.text} className="menu-item">
                  <span className="menu-name">
                    {item.isOut ? (
                      <>
                        <span className="quiet">{item.relation.entry.label}</span> {item.other}
                      </>
                    ) : (
                      <>
                        {item.other} <span className="quiet">{item.relation.entry.label}</span>
                      </>
                    )}
                  </span>
                </ListBoxItem>
              )}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
