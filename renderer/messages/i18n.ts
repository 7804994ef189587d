import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, localeFor } from './languages.ts';
import { formatNumber, numberFormatter } from './number-format.ts';

const files = import.meta.glob<Record<string, unknown>>('./*/*.json', { eager: true, import: 'default' });

/** Messages by language and namespace, one file each: `en/canvas.json`. All are bundled; nothing is loaded later. */
function resources(): Record<string, Record<string, Record<string, unknown>>> {
  const all: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const [path, messages] of Object.entries(files)) {
    const [, language, namespace] = /^\.\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
    if (language && namespace) (all[language] ??= {})[namespace] = messages;
  }
  return all;
}

export function startMessages(language: Language): void {
  document.documentElement.lang = language;
  i18next.on('languageChanged', (now) => {
    document.documentElement.lang = now;
  });
  void i18next
    .use(initReactI18next)
    .use(numberFormatter(currentLocale))
    .init({
      lng: language,
      fallbackLng: 'en',
      defaultNS: 'app',
      resources: resources() as never,
      interpolation: { escapeValue: false, alwaysFormat: true },
      initAsync: false,
      returnNull: false,
    });
}

/** The locale of the language on the screen, for dates and numbers. */
export const currentLocale = (): string => localeFor(i18next.language, navigator.languages);

/** A number in the language on the screen. */
export const shownNumber = (value: number): string => formatNumber(value, currentLocale());
