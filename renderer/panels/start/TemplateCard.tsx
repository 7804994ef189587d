import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SourceEntry, TemplateEntry } from '../../../shared/knowledge/catalogue.ts';

interface Props {
  readonly template: TemplateEntry;
  readonly bibliography: readonly SourceEntry[];
  onStart(): void;
}

/** A story to begin with: its first lines, and all of it on demand. */
export function TemplateCard({ template, bibliography, onStart }: Props) {
  const { t } = useTranslation('start');
  const [isWhole, setWhole] = useState(false);
  const storyId = `story-${template.id}`;
  return (
    <li className="start-template">
      <div className="start-template-head">
        <h3>
          <Button className="start-name" onPress={onStart}>
            {template.title}
          </Button>
        </h3>
        <span className="quiet small">
          {t('size', { assets: t('assets', { count: template.assets }), relations: t('relations', { count: template.relations }) })}
        </span>
      </div>
      <div id={storyId} className="start-story">
        <p className={isWhole ? undefined : 'is-short'}>{template.story}</p>
        {isWhole && (
          <>
            {template.questions.length > 0 && (
              <ul className="start-questions">
                {template.questions.map((question) => (
                  <li key={question}>{question}</li>
                ))}
              </ul>
            )}
            <p className="quiet small">{template.reconstruction}</p>
            {template.sources.length > 0 && (
              <p className="quiet small">
                {t('sources', { sources: template.sources.map((id) => sourceName(id, bibliography)).join('; ') })}
              </p>
            )}
          </>
        )}
      </div>
      <div className="start-template-foot">
        <Button
          className="button start-more"
          aria-expanded={isWhole}
          aria-controls={storyId}
          aria-label={t(isWhole ? 'storyLess' : 'storyMore', { title: template.title })}
          onPress={() => setWhole(!isWhole)}
        >
          {t(isWhole ? 'less' : 'whole')}
        </Button>
        <Button className="button" aria-label={t('startFrom', { title: template.title })} onPress={onStart}>
          {t('openStory')}
        </Button>
      </div>
    </li>
  );
}

/** 'NIST, SP 1800-8 (2018)' where the bibliography knows the id. */
function sourceName(id: string, bibliography: readonly SourceEntry[]): string {
  const source = bibliography.find((entry) => entry.id === id);
  return source ? `${source.author}, ${source.title} (${source.year})` : id;
}
