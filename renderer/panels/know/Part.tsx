import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly count?: number;
  readonly children: ReactNode;
}

/** A part of a page under its heading. */
export function Part({ title, count, children }: Props) {
  return (
    <section className="know-part">
      <h2>
        {title}
        {count !== undefined && count > 0 && <span className="quiet"> {count}</span>}
      </h2>
      {children}
    </section>
  );
}

/** A fact in few words: `Frequency: medium`. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="know-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
