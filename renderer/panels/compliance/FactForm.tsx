import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { stateFact } from '../../commands/edits/state-fact.ts';
import { edit } from '../../commands/workspace.ts';

interface Props {
  readonly fact: string;
  readonly model: ModelRecords;
  readonly assets: readonly string[];
}

/** What the model cannot know, written down where it belongs: at the asset, in one step of undo. */
export function FactForm({ fact, model, assets }: Props) {
  const { t } = useTranslation('compliance');
  const id = useId();
  const [asset, setAsset] = useState('');
  const [text, setText] = useState('');
  const chosen = assets.includes(asset) ? asset : (assets[0] ?? '');
  return (
    <form
      className="fact-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        edit('fact', (records) => stateFact(records, chosen, fact, text.trim()));
        setText('');
      }}
    >
      {assets.length > 1 && (
        <select className="field" aria-label={t('factOf')} value={chosen} onChange={(event) => setAsset(event.target.value)}>
          {assets.map((one) => (
            <option key={one} value={one}>
              {model.assets[one]?.label ?? one}
            </option>
          ))}
        </select>
      )}
      <label htmlFor={id}>{t(`fact.${fact}`, { defaultValue: fact })}</label>
      <input id={id} className="field" value={text} onChange={(event) => setText(event.target.value)} />
      <button type="submit" className="button">
        {t('stateFact')}
      </button>
    </form>
  );
}
