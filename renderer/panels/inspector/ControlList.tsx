import { useTranslation } from 'react-i18next';
import { CONTROL_STATES, type AssetRecord, type ControlState, type ModelRecords, controlKey } from '../../../shared/model/records.ts';
import { setControls } from '../../commands/edits/change-asset.ts';
import { edit } from '../../commands/workspace.ts';
import { Section } from '../../components/Section.tsx';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';
import { EntryTerm } from './EntryTerm.tsx';

interface Props {
  readonly view: KnowledgeView;
  readonly model: ModelRecords;
  readonly asset: AssetRecord;
  readonly isReadOnly: boolean;
}

/** Controls that can sit at this asset, those that are set first. */
export function ControlList({ view, model, asset, isReadOnly }: Props) {
  const { t } = useTranslation(['inspector', 'levels']);
  const stateOf = (control: string) => model.controls[controlKey(asset.id, control)]?.state ?? null;
  const controls = [...view.controlsAt(asset.type)].sort((a, b) => Number(stateOf(a.id) === null) - Number(stateOf(b.id) === null));
  if (controls.length === 0) return null;
  const inPlace = controls.filter((control) => stateOf(control.id) === 'in-place').length;
  return (
    <Section id="controls" title={t('controls')} count={inPlace}>
      <ul>
        {controls.map((control) => {
          const state = stateOf(control.id);
          return (
            <li key={control.id} className="row">
              <EntryTerm entry={{ kind: 'control', id: control.id }} definition={control.description} className="row-name">
                {control.title}
              </EntryTerm>
              <select
                className={`field control-select${state === null ? '' : ` is-${state}`}`}
                aria-label={t('stateOf', { name: control.title })}
                value={state ?? ''}
                disabled={isReadOnly}
                onChange={(event) => {
                  const next = event.target.value === '' ? null : (event.target.value as ControlState);
                  edit('setControl', (m) => setControls(m, [{ asset: asset.id, control: control.id, state: next }]), {
                    control: control.title,
                    state: t(`levels:control.${next ?? 'absent'}`),
                  });
                }}
              >
                <option value="">{t('levels:control.absent')}</option>
                {CONTROL_STATES.map((one) => (
                  <option key={one} value={one}>
                    {t(`levels:control.${one}`)}
                  </option>
                ))}
              </select>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
