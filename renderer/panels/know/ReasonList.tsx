import { EntryLink } from './EntryLink.tsx';

interface Props {
  readonly rules: readonly { readonly class: string; readonly words: string; readonly reason: string }[];
}

/** What is taken for granted at each class, and why. Reasons of this kind are told in English only. */
export function ReasonList({ rules }: Props) {
  return (
    <ul className="know-links">
      {rules.map((rule) => (
        <li key={rule.class}>
          <span>
            <EntryLink to={{ kind: 'class', id: rule.class }} />: {rule.words}
            <span className="quiet" lang="en">
              {' '}
              {rule.reason}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
