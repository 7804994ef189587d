import { useTranslation } from 'react-i18next';
import type { ModelRecords } from '../../../shared/model/records.ts';
import { SuggestionCard } from './SuggestionCard.tsx';
import { useSuggestions } from './use-suggestions.ts';

interface Props {
  readonly model: ModelRecords;
  /** What they are to hold down; `null` for the model as a whole. */
  readonly finding: string | null;
  readonly most: number;
  /** Said where nothing is found. */
  readonly none: string;
}

/** What would help, the best first. */
export function SuggestionList({ model, finding, most, none }: Props) {
  const { t } = useTranslation('findings');
  const { suggestions, isLooking } = useSuggestions(finding, most);
  return (
    <>
      <ul className="suggestions">
        {suggestions.map((suggestion) => (
          <SuggestionCard key={suggestion.strategy} model={model} suggestion={suggestion} />
        ))}
      </ul>
      {suggestions.length === 0 && <p className="quiet">{isLooking ? t('looking') : none}</p>}
    </>
  );
}
