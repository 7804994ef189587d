import { indexEntities } from './domain-index.ts';
import type { CompiledKnowledge } from '../compiled.ts';
import { literalBoolean } from './literal.ts';
import type { QuadView } from './quad-view.ts';
import { CORE, localName, SYSTEM } from './vocabulary.ts';

/** What people set at the sets of a system model, by the local name of the set's URI (clause 2.1). */
export interface SsmSettings {
  readonly controls: readonly { readonly set: string; readonly proposed: boolean; readonly coverage: number | null }[];
  readonly attributeLevels: readonly { readonly set: string; readonly level: number }[];
  readonly impacts: readonly { readonly set: string; readonly level: number }[];
}

/** Reads the loose statements of the asserted graph; a level that the domain model does not know is passed over. */
export function readSettings(asserted: QuadView, { scales }: CompiledKnowledge): SsmSettings {
  const trust = indexEntities(scales.trust);
  const impact = indexEntities(scales.impact);
  const controls: { set: string; proposed: boolean; coverage: number | null }[] = [];
  const attributeLevels: { set: string; level: number }[] = [];
  const impacts: { set: string; level: number }[] = [];
  for (const subject of asserted.subjects()) {
    if (!subject.startsWith(SYSTEM)) continue;
    const set = localName(subject);
    const level = (predicate: string, scale: { of(id: string): number }): number | null => {
      const iri = asserted.one(subject, CORE + predicate);
      const number = iri === null ? -1 : scale.of(localName(iri));
      return number < 0 ? null : number;
    };
    const proposed = asserted.all(subject, `${CORE}isProposed`).map(literalBoolean).at(-1) ?? null;
    const coverage = level('hasCoverageLevel', trust);
    if (proposed !== null || coverage !== null) controls.push({ set, proposed: proposed === true, coverage });
    const asked = level('hasAssertedLevel', trust);
    if (asked !== null) attributeLevels.push({ set, level: asked });
    const severity = level('hasImpactLevel', impact);
    if (severity !== null) impacts.push({ set, level: severity });
  }
  return { controls, attributeLevels, impacts };
}
