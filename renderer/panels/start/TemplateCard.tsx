import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { TemplateEntry } from '../../../shared/knowledge/catalogue.ts';

interface Props {
  readonly template: TemplateEntry;
  onStart(): void;
}

/** A story to begin with. */
export function TemplateCard({ template, onStart }: Props) {
  const { t } = useTranslation('start');
  return (
    <li className="start-template">
      <div className="start-template-head">
        <h3>{template.title}</h3>
        <span className="quiet small">
          {t('size', { assets: t('assets', { count: template.assets }), relations: t('relations', { count: template.relations }) })}
        </span>
      </div>
      <p>{template.story}</p>
      {template.questions.length > 0 && (
        <ul className="start-questions">
          {template.questions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ul>
      )}
      <div className="start-template-foot">
        <span className="quiet small">{template.sources.length > 0 && t('sources', { sources: template.sources.join(', ') })}</span>
        <Button className="button" onPress={onStart}>
          {t('startFrom', { title: template.title })}
        </Button>
      </div>
    </li>
  );
}
