import { useTranslation } from 'react-i18next';
import { EntryList } from '../EntryList.tsx';
import { Fact, Part } from '../Part.tsx';
import { Prose } from '../Prose.tsx';
import { useContents } from '../know-context.ts';
import { refs } from '../refs.ts';

/** Controls that work together: all of them are needed. */
export function StrategyPage({ id }: { readonly id: string }) {
  const { t } = useTranslation(['know', 'levels']);
  const { view } = useContents();
  const strategy = view.strategy(id);
  if (!strategy) return null;
  return (
    <>
      <p className="know-lead">{strategy.strengthReason}</p>
      <dl className="know-facts">
        <Fact name={t('strength')}>{t(`levels:trust.${strategy.strength}`)}</Fact>
      </dl>
      <Part title={t('needs')}>
        <EntryList entries={refs('control', strategy.controls)} />
        {strategy.optionalControls.length > 0 && (
          <>
            <h3>{t('optionalControls')}</h3>
            <EntryList entries={refs('control', strategy.optionalControls)} />
          </>
        )}
      </Part>
      <Part title={t('blocks')} count={strategy.blocks.length}>
        <EntryList entries={refs('threat', strategy.blocks)} />
      </Part>
      <Part title={t('sideEffects')}>
        <Prose text={strategy.sideEffects} />
        <EntryList entries={refs('threat', strategy.triggers)} />
      </Part>
    </>
  );
}
