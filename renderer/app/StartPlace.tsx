import { useTranslation } from 'react-i18next';

/** Until the library of models is here: where it will be. */
export function StartPlace() {
  const { t } = useTranslation('app');
  return (
    <main className="start">
      <h1>{t('place.start')}</h1>
    </main>
  );
}
