/** The languages of the interface; each has a folder of message files beside this one. */
export const LANGUAGES = [
  { id: 'en', name: 'English', locale: 'en-GB' },
  { id: 'fr', name: 'Français', locale: 'fr-FR' },
] as const;
export type Language = (typeof LANGUAGES)[number]['id'];
/** `system`: the first language of the system that the app speaks. */
export const LANGUAGE_CHOICES = ['system', ...LANGUAGES.map(({ id }) => id)] as const;
export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number];

const baseOf = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';

/** The language to show: the chosen one, else what the system prefers, else English. */
export function languageFor(choice: LanguageChoice, preferred: readonly string[]): Language {
  if (choice !== 'system') return choice;
  for (const tag of preferred) {
    const found = LANGUAGES.find(({ id }) => id === baseOf(tag));
    if (found) return found.id;
  }
  return 'en';
}

/** For dates and numbers: the system's own variety of the language (`fr-BE`) where it has one. */
export function localeFor(language: string, preferred: readonly string[]): string {
  // Plain `en` and American English from a system that was never set up would show dates that Europeans misread.
  const own = language === 'en' ? undefined : preferred.find((tag) => baseOf(tag) === language && tag.includes('-'));
  return own ?? LANGUAGES.find(({ id }) => id === language)?.locale ?? language;
}
