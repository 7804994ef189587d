import type { TFunction } from 'i18next';
import { currentLocale } from '../../messages/i18n.ts';
import type { Trouble } from '../../store/keeping/keeping-store.ts';

/** Rounded up, so that a file just above a limit does not read as one of the limit's size. */
const megabytes = (bytes: number | undefined): string =>
  bytes === undefined
    ? ''
    : new Intl.NumberFormat(currentLocale(), {
        style: 'unit',
        unit: 'megabyte',
        maximumFractionDigits: 1,
        roundingMode: 'ceil',
      }).format(bytes / (1024 * 1024));

/** What went wrong in one sentence: what, why, what now. */
export function troubleText(t: TFunction<'keeping'>, trouble: Trouble): string {
  switch (trouble.kind) {
    case 'file-unreadable': {
      const [first] = trouble.problems;
      return first && trouble.problems.length === 1
        ? t('unreadableOne', { name: trouble.name, found: first.found, expected: first.expected })
        : t('unreadable', { name: trouble.name });
    }
    case 'library':
      return t(`library.${trouble.failure.kind}`, { name: trouble.name });
    case 'template':
      return t('template', { name: trouble.name });
    case 'host': {
      const { kind, name, detail, size, limit } = trouble.failure;
      const values = { name, detail, size: megabytes(size), limit: megabytes(limit) };
      return t(`host.${trouble.during}.${kind}` as 'host.open.io', { ...values, defaultValue: t('host.other', values) });
    }
  }
}
