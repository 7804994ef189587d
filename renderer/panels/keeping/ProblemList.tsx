import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/base/result.ts';

/** The problems of a file, each with place, found, expected and what to do. */
export function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useTranslation('keeping');
  return (
    <details className="keeping-problems" open={problems.length < 4}>
      <summary>{t('problems', { count: problems.length })}</summary>
      <ul className="scroll">
        {problems.map((problem) => (
          <li key={`${problem.place} ${problem.kind} ${problem.found}`}>
            <strong>{t(`problemKind.${problem.kind}`, { defaultValue: '' })}</strong>{' '}
            <span>{t('problem', { place: problem.place, found: problem.found, expected: problem.expected })}</span>{' '}
            <span className="quiet" lang="en">
              {problem.tip}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
