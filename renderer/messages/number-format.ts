import type { FormatterModule } from 'i18next';

const formats = new Map<string, Intl.NumberFormat>();

/** A number as the locale writes it: 14,087 in English, 14 087 in French. */
export function formatNumber(value: number, locale: string): string {
  let format = formats.get(locale);
  if (!format) formats.set(locale, (format = new Intl.NumberFormat(locale)));
  return format.format(value);
}

/** Writes the numbers in messages in the given locale, without each message having to ask for it. */
export const numberFormatter = (locale: () => string): FormatterModule => ({
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown) => (typeof value === 'number' ? formatNumber(value, locale()) : String(value)),
});
