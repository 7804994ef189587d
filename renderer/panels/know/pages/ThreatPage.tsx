import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { citesInGeneral } from '../../../../shared/knowledge/browse/citation.ts';
import { requirementId, requirementsOfThreat } from '../../../../shared/knowledge/browse/schemes.ts';
import { threatLinks } from '../../../../shared/knowledge/browse/threat-links.ts';
import { Term } from '../../../components/Term.tsx';
import { EntryChips } from '../EntryChips.tsx';
import { EntryLink } from '../EntryLink.tsx';
import { EntryList } from '../EntryList.tsx';
import { ExampleWords } from '../ExampleWords.tsx';
import { Fact, Part } from '../Part.tsx';
import { PatternDrawing } from '../PatternDrawing.tsx';
import { Prose } from '../Prose.tsx';
import { useContents } from '../know-context.ts';
import { refs } from '../refs.ts';
import { CauseAndEffect } from './CauseAndEffect.tsx';
import { WhatStops } from './WhatStops.tsx';

/** A threat from its sentence to its sources. */
export function ThreatPage({ id }: { readonly id: string }) {
  const { t } = useTranslation(['know', 'levels']);
  const { view, index } = useContents();
  const threat = view.threat(id);
  const links = useMemo(() => (threat ? threatLinks(index, threat) : null), [index, threat]);
  if (!threat || !links) return null;
  const labelOf = (role: string) => view.class(threat.roles.find((one) => one.role === role)?.class ?? '')?.label.toLowerCase() ?? role;
  const sentence = threat.reason.split(/\{([^{}]+)\}/);
  /** `the infusion pump`, unless the words before have an article already. */
  const nameIn = (role: string, before: string) => {
    const name = /\b(an?|the|every|each|another)\s$/i.test(before) ? labelOf(role) : t('theRole', { name: labelOf(role) });
    return before === '' ? name.charAt(0).toUpperCase() + name.slice(1) : name;
  };
  const requirements = requirementsOfThreat(threat);
  const bibliography = new Map(view.catalogue.bibliography.map((source) => [source.id, source]));
  return (
    <>
      <p className="know-lead">
        {sentence.map((part, i) => (i % 2 === 1 ? <em key={`${String(i)}|${part}`}>{nameIn(part, sentence[i - 1] ?? '')}</em> : part))}
      </p>
      <dl className="know-facts">
        <Fact name={t('sort')}>{threat.kinds.map((kind) => t(`levels:kind.${kind}`)).join(', ')}</Fact>
        <Fact name={t('group')}>{threat.group}</Fact>
        <Fact name={t('frequency')}>
          <Term definition={`${t(`levels:likelihoodMeaning.${threat.frequency}`)} ${threat.frequencyReason}`}>
            {t(`levels:likelihood.${threat.frequency}`)}
          </Term>
        </Fact>
        {threat.secondary && <Fact name={t('secondary')}>{t('secondaryMeaning')}</Fact>}
      </dl>
      <Part title={t('pattern')}>
        <PatternDrawing threat={threat} />
        <ul className="know-roles">
          {threat.roles.map((role) => (
            <li key={role.role}>
              <span className="quiet">{role.role}</span> <EntryLink to={{ kind: 'class', id: role.class }} />{' '}
              <span className="quiet small">{t(`roleKind.${role.kind}`).toLowerCase()}</span>
            </li>
          ))}
        </ul>
      </Part>
      <CauseAndEffect links={links} />
      <Part title={t('how')}>
        <Prose text={threat.how} />
      </Part>
      <Part title={t('does')}>
        <Prose text={threat.does} />
      </Part>
      <Part title={t('noticed')}>
        <Prose text={threat.noticed} />
      </Part>
      <Part title={t('stopped')}>
        <Prose text={threat.stopped} />
        <WhatStops threat={threat} links={links} />
      </Part>
      <Part title={t('notToConfuse')}>
        <Prose text={threat.notToConfuse} />
      </Part>
      {threat.examples && (
        <Part title={t('example.title')}>
          <ExampleWords threat={threat} examples={threat.examples} />
        </Part>
      )}
      <Part title={t('frequencyWhy')}>
        <Prose text={threat.frequencyReason} />
      </Part>
      {requirements.length > 0 && (
        <Part title={t('codes')}>
          <EntryChips entries={refs('requirement', requirements.map(requirementId))} />
          {threat.unreviewed && <p className="quiet small">{t('codesUnreviewed')}</p>}
        </Part>
      )}
      <Part title={t('sources')}>
        <EntryList
          entries={refs(
            'source',
            threat.sources.map((line) => index.sourceOf(line) ?? line),
          )}
          noteOf={({ id: source }) =>
            threat.sources
              .filter((line) => index.sourceOf(line) === source)
              .map((line) => (citesInGeneral(line, bibliography.get(source)) ? t('inGeneral', { source: line }) : line))
              .join('; ')
          }
        />
      </Part>
    </>
  );
}
