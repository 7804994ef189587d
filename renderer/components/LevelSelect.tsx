import { useTranslation } from 'react-i18next';

interface Props<L extends string> {
  readonly scale: 'impact' | 'trust';
  readonly levels: readonly L[];
  /** What the knowledge base says. */
  readonly standard: L;
  /** What a person set instead; null: the standard counts. */
  readonly chosen: L | null;
  readonly label: string;
  readonly isReadOnly: boolean;
  onChoose(level: L | null): void;
}

/** A level with its standard marked; what differs from the standard is drawn strong. */
export function LevelSelect<L extends string>({ scale, levels, standard, chosen, label, isReadOnly, onChoose }: Props<L>) {
  const { t } = useTranslation('levels');
  const word = (level: string) => t(`${scale}.${level}`);
  const meaning: string = chosen ?? standard;
  return (
    <select
      className={`field level-select${chosen === null ? '' : ' is-set'}`}
      aria-label={label}
      value={chosen ?? ''}
      disabled={isReadOnly}
      title={t(`${scale}Meaning.${meaning}`)}
      onChange={(event) => onChoose(event.target.value === '' ? null : (event.target.value as L))}
    >
      <option value="">{word(standard)}</option>
      {levels.map((level) => (
        <option key={level} value={level}>
          {word(level)}
          {level === standard ? ' ✓' : ''}
        </option>
      ))}
    </select>
  );
}
