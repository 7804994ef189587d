import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryRef } from '../../../shared/knowledge/browse/entry-ref.ts';
import { showInKnowledge } from '../../commands/actions/show-in-knowledge.ts';
import { Term } from '../../components/Term.tsx';

interface Props {
  readonly entry: EntryRef;
  readonly definition: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** The name of an entry of the knowledge base: its definition on hover and focus, its page on click. */
export function EntryTerm({ entry, definition, className, children }: Props) {
  const { t } = useTranslation('inspector');
  return (
    <Term
      definition={definition}
      {...(className === undefined ? {} : { className })}
      openHint={t('openEntry')}
      onOpen={() => showInKnowledge(entry)}
    >
      {children}
    </Term>
  );
}
