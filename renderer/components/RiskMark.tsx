import { useTranslation } from 'react-i18next';
import type { RiskLevel } from '../../shared/model/records.ts';

/** Five shapes that differ without colour: ring, disc, diamond, triangle, octagon. */
const shapes: Readonly<Record<RiskLevel, string>> = {
  'very-low': 'M8 3a5 5 0 1 0 0 10a5 5 0 0 0 0-10zM8 5a3 3 0 1 1 0 6a3 3 0 0 1 0-6z',
  low: 'M8 3.500a4.500 4.500 0 1 0 0 9a4.500 4.500 0 0 0 0-9z',
  medium: 'M8 2l6 6-6 6-6-6z',
  high: 'M8 2l6.500 11.500h-13z',
  'very-high':
    'M5.300 1.500h5.400l3.800 3.800v5.400l-3.800 3.800H5.300l-3.800-3.800V5.300zM7.200 4v5h1.600V4zM7.200 10.300v1.700h1.600v-1.700z',
};

interface Props {
  readonly level: RiskLevel;
  /** With the word beside it; without, the word is for screen readers only. */
  readonly word?: boolean;
  readonly size?: number;
}

/** A risk level as colour, shape and word. */
export function RiskMark({ level, word = true, size = 14 }: Props) {
  const { t } = useTranslation('levels');
  return (
    <span className={`risk-mark risk-${level}`}>
      <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d={shapes[level]} fillRule="evenodd" />
      </svg>
      <span className={word ? undefined : 'visually-hidden'}>{t(`risk.${level}`)}</span>
    </span>
  );
}
