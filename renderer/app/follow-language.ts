import i18next from 'i18next';
import { languageFor } from '../messages/languages.ts';
import { usePreferences } from '../store/preferences-store.ts';

/** Shows the language that a person chooses, and the system's where they chose none. */
export function followLanguage(): void {
  const write = () => {
    const language = languageFor(usePreferences.getState().language, navigator.languages);
    if (language !== i18next.language) void i18next.changeLanguage(language);
  };
  write();
  usePreferences.subscribe(write);
  window.addEventListener('languagechange', write);
}
