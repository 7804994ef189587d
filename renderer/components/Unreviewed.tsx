import { CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Term } from './Term.tsx';

/** The one look of what rests on memory or a second-hand source and nobody has checked yet. */
export function Unreviewed() {
  const { t } = useTranslation('levels');
  return (
    <Term definition={t('unreviewedMeaning')} className="unreviewed-mark">
      <CircleDashed size={13} aria-hidden="true" />
      {t('unreviewed')}
    </Term>
  );
}
