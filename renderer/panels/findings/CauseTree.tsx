import { useTranslation } from 'react-i18next';
import type { ExplainedCause } from '../../../shared/assessment/findings.ts';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';

interface Props {
  readonly view: KnowledgeView;
  readonly causes: readonly ExplainedCause[];
}

/** Causes down to their roots: outside causes and trust that was never more than assumed. */
export function CauseTree({ view, causes }: Props) {
  const { t } = useTranslation(['findings', 'levels']);
  return (
    <ul className="causes">
      {causes.map((cause) => (
        <li key={cause.id} className={`cause cause-${cause.kind}`}>
          <span>
            {t(`cause.${cause.kind}`, { label: cause.label })}{' '}
            <span className="quiet">({t(`levels:likelihood.${cause.level}`).toLowerCase()})</span>
          </span>
          {cause.because && (
            <>
              <p className="cause-because">{cause.because.sentence}</p>
              {cause.because.causes.length > 0 && <CauseTree view={view} causes={cause.because.causes} />}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
