import { useTranslation } from 'react-i18next';
import { EntryPart } from '../EntryPart.tsx';
import { Fact, Part } from '../Part.tsx';
import { Prose } from '../Prose.tsx';
import { useContents } from '../know-context.ts';

/** An entry of the bibliography and what rests on it. */
export function SourcePage({ id }: { readonly id: string }) {
  const { t } = useTranslation('know');
  const { view, index } = useContents();
  const source = view.catalogue.bibliography.find((one) => one.id === id);
  if (!source) return null;
  const cited = index.entries.filter(({ ref, sources }) => ref.kind !== 'source' && sources.includes(id)).map(({ ref }) => ref);
  const templates = view.catalogue.templates.filter(({ sources }) => sources.some((line) => index.sourceOf(line) === id));
  const of = (kind: 'threat' | 'class') => cited.filter((ref) => ref.kind === kind);
  return (
    <>
      <dl className="know-facts">
        <Fact name={t('author')}>{source.author}</Fact>
        <Fact name={t('year')}>{source.year}</Fact>
        {source.where !== '' && <Fact name={t('where')}>{source.where}</Fact>}
      </dl>
      {source.note !== '' && <Prose text={source.note} />}
      <EntryPart title={t('threatsFrom')} entries={of('threat')} />
      <EntryPart title={t('classesFrom')} entries={of('class')} />
      {templates.length > 0 && (
        <Part title={t('templatesFrom')}>
          <ul className="know-bullets">
            {templates.map((template) => (
              <li key={template.id}>{template.title}</li>
            ))}
          </ul>
        </Part>
      )}
      {cited.length === 0 && templates.length === 0 && <p className="quiet">{t('notCited')}</p>}
    </>
  );
}
