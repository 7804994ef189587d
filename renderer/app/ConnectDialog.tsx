import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from 'react-aria-components';
import type { ModelRecords } from '../../shared/model/records.ts';
import { possibleRelations, relate } from '../commands/actions/connect-assets.ts';
import { openDialog, useSurface } from '../commands/surface-store.ts';
import { ModalDialog } from '../components/ModalDialog.tsx';
import type { KnowledgeView } from '../engine-client/knowledge-view.ts';
import { useSession } from '../store/session-store.ts';
import { TypedChoice } from './TypedChoice.tsx';
import { focusCanvasSoon } from './focus-canvas.ts';

interface Props {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
}

/** Connects the selected asset without a mouse: every allowed relation to every other asset, found by typing. */
export function ConnectDialog({ view, model }: Props) {
  const { t } = useTranslation('canvas');
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
    <ModalDialog isOpen={isAsked && asset !== undefined} onClose={close} className="command-modal">
      <Heading slot="title" level={2} className="dialog-title">
        {t('connectTitle', { name: asset?.label ?? '' })}
      </Heading>
      <TypedChoice
        prompt={t('connectPrompt')}
        label={t('chooseRelation')}
        nothing={t('connectNothing')}
        items={items}
        textOf={(item) => item.text}
        onChoose={({ relation }) => {
          close();
          relate({ from: relation.from, type: relation.type, to: relation.to });
        }}
      >
        {(item) => (
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
        )}
      </TypedChoice>
    </ModalDialog>
  );
}
