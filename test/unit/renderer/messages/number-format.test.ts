import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { formatNumber, numberFormatter } from '../../../../renderer/messages/number-format.ts';

describe('Numbers on the screen', () => {
  it('are grouped as the language does it', () => {
    expect(formatNumber(14087, 'en-GB')).toBe('14,087');
    expect(formatNumber(14087, 'fr-FR').replace(/\s/, ' ')).toBe('14 087');
    expect(formatNumber(87, 'fr-FR')).toBe('87');
  });

  it('are grouped in every message, and words stay as they are', async () => {
    const own = i18next.createInstance();
    await own.use(numberFormatter(() => 'en-GB')).init({
      lng: 'en',
      resources: { en: { translation: { size_one: '{{count}} asset of {{name}}', size_other: '{{count}} assets of {{name}}' } } },
      interpolation: { escapeValue: false, alwaysFormat: true },
    });
    expect(own.t('size', { count: 3756, name: 'Ward 3000' })).toBe('3,756 assets of Ward 3000');
    expect(own.t('size', { count: 1, name: 'Ward' })).toBe('1 asset of Ward');
  });
});
