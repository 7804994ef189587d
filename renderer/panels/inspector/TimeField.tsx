import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuantityEntry } from '../../../shared/knowledge/catalogue.ts';
import { readNumber } from '../../components/read-number.ts';
import { shownNumber } from '../../messages/i18n.ts';

interface Props {
  readonly entry: QuantityEntry;
  /** What counts where nothing is stated. */
  readonly usual: number;
  readonly stated: number | null;
  readonly isReadOnly: boolean;
  onState(value: number | null): void;
}

/** A time with its unit. It counts when it is left or Enter is pressed; empty goes back to the usual one, Escape to the old one. */
export function TimeField({ entry, usual, stated, isReadOnly, onState }: Props) {
  const { t } = useTranslation('inspector');
  const [draft, setDraft] = useState<string | null>(null);
  const id = `time-${entry.id}`;
  const read = draft === null || draft.trim() === '' ? null : readNumber(draft);
  const isWrong = draft !== null && draft.trim() !== '' && (read === null || read < entry.min || read > entry.max);
  const isOutOfRange = draft === null && stated !== null && (stated < entry.min || stated > entry.max);
  const commit = (): boolean => {
    if (draft === null) return true;
    if (isWrong) return false;
    if (read !== stated) onState(read);
    setDraft(null);
    return true;
  };
  return (
    <div className="time-field">
      <span className="time-input">
        <input
          id={id}
          className={`field ${stated === null ? '' : 'is-set'}`}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          aria-label={t('timeOf', { name: entry.label, unit: t(`unit.${entry.unit}.long`) })}
          aria-invalid={isWrong || isOutOfRange}
          aria-describedby={`${id}-note`}
          readOnly={isReadOnly}
          placeholder={shownNumber(usual)}
          value={draft ?? (stated === null ? '' : String(stated))}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              if (commit()) document.querySelector<HTMLElement>('[data-canvas]')?.focus({ preventScroll: true });
            } else if (event.key === 'Escape') setDraft(null);
          }}
        />
        <span aria-hidden="true">{t(`unit.${entry.unit}.short`)}</span>
      </span>
      <span
        id={`${id}-note`}
        className={isWrong || isOutOfRange ? 'time-note is-wrong' : 'time-note quiet'}
        role={isWrong ? 'alert' : undefined}
      >
        {isWrong || isOutOfRange
          ? t('timeRange', { min: shownNumber(entry.min), max: shownNumber(entry.max), unit: t(`unit.${entry.unit}.short`) })
          : t('timeUsual', { value: shownNumber(usual), unit: t(`unit.${entry.unit}.short`) })}
      </span>
    </div>
  );
}
