import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type KnowledgeIndex, createKnowledgeIndex } from '../../../shared/knowledge/browse/knowledge-index.ts';
import type { Requirement } from '../../../shared/knowledge/browse/schemes.ts';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';

/** One index for each knowledge base and language: leaving the place and coming back costs nothing. */
const made = new WeakMap<KnowledgeView, { readonly language: string; readonly index: KnowledgeIndex }>();

export function useKnowledgeIndex(view: KnowledgeView): KnowledgeIndex {
  const { t, i18n } = useTranslation('know');
  const language = i18n.language;
  return useMemo(() => {
    const known = made.get(view);
    if (known?.language === language) return known.index;
    const index = createKnowledgeIndex(view.catalogue, (requirement) => t(`subject.${subjectKey(requirement)}`, { defaultValue: '' }));
    made.set(view, { language, index });
    return index;
  }, [view, language, t]);
}

/** Where the words for a requirement stand: for an article, a theme or a family when there are none for the very clause. */
function subjectKey({ scheme, code }: Requirement): string {
  if (scheme === 'gdpr') return `gdpr.${/^\d+/.exec(code)?.[0] ?? code}`;
  if (scheme === 'iso27002') return `iso27002.${code.split('.')[0] ?? ''}`;
  if (scheme === 'iec62443') return `iec62443.${/^SR\d+/.exec(code)?.[0] ?? code}`;
  return `${scheme}.${code.replaceAll('.', '-').replaceAll(' ', '-').toLowerCase()}`;
}
