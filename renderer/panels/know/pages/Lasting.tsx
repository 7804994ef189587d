import { useTranslation } from 'react-i18next';
import type { LastingEntry } from '../../../../shared/knowledge/catalogue.ts';
import { Part } from '../Part.tsx';
import { Prose } from '../Prose.tsx';
import { ReasonList } from '../ReasonList.tsx';
import { useContents } from '../know-context.ts';

/** Where a level follows from times: which ones are added up, what is usual, and how long outages of the kind last. */
export function Lasting({ lasts }: { readonly lasts: LastingEntry }) {
  const { t } = useTranslation(['know', 'levels', 'inspector']);
  const { view } = useContents();
  const outage = view.outage(lasts.outage);
  const time = (value: number, unit: 'min' | 'h') => t('time', { value, unit: t(`inspector:unit.${unit}.short`) });
  return (
    <Part title={t('lasts.title')}>
      <p>{t('lasts.lead')}</p>
      {lasts.sum.map((id) => {
        const entry = view.quantity(id);
        if (!entry) return null;
        return (
          <div key={id}>
            <h3>{entry.label}</h3>
            <Prose text={entry.description} />
            <ReasonList
              rules={[
                ...entry.at.map((type) => ({ class: type, value: entry.default, reason: entry.defaultReason })),
                ...entry.defaultAt,
              ].map((rule) => ({ ...rule, words: time(rule.value, entry.unit) }))}
            />
          </div>
        );
      })}
      {outage && (
        <>
          <h3>{t('lasts.outages', { name: outage.label })}</h3>
          <ul className="know-links">
            {outage.longer.map(({ than, likelihood }) => (
              <li key={than}>
                {t('lasts.longer', { time: time(than / 60, 'h'), level: t(`levels:likelihood.${likelihood}`).toLowerCase() })}
              </li>
            ))}
          </ul>
          <Prose text={outage.reason} />
        </>
      )}
    </Part>
  );
}
