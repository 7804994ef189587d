import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { localeFor } from '../../messages/languages.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Words a time: today and yesterday by name, else the date, always with the hour. */
export function useWhen(): (time: number) => string {
  const { i18n } = useTranslation();
  const language = localeFor(i18n.language, navigator.languages);
  return useCallback(
    (time) => {
      const midnight = new Date().setHours(0, 0, 0, 0);
      const days = Math.ceil((midnight - time) / DAY);
      const hour = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(time);
      const day =
        days <= 1
          ? new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-Math.max(0, days), 'day')
          : new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(time);
      return `${day}, ${hour}`;
    },
    [language],
  );
}
