import { Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, LANGUAGE_CHOICES } from '../messages/languages.ts';
import { setLanguage, usePreferences } from '../store/preferences-store.ts';

/** The language of the interface and of the knowledge base's titles. Each is named in itself, so that it is found again. */
export function LanguageSelect() {
  const { t, i18n } = useTranslation('app');
  const choice = usePreferences((state) => state.language);
  return (
    <label className="language-select" title={t('language.label')}>
      <Languages size={17} strokeWidth={1.6} aria-hidden="true" />
      <span aria-hidden="true">{i18n.language}</span>
      <select
        aria-label={t('language.label')}
        value={choice}
        onChange={(event) => setLanguage(LANGUAGE_CHOICES.find((one) => one === event.target.value) ?? 'system')}
      >
        <option value="system">{t('language.system')}</option>
        {LANGUAGES.map(({ id, name }) => (
          <option key={id} value={id} lang={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
