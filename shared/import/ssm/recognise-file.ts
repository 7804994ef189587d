import type { QuadTable } from '../../knowledge/ssm/read-quads.ts';
import { viewQuads } from '../../knowledge/ssm/quad-view.ts';
import { CORE, DOMAIN, localName, OWL_CLASS } from '../../knowledge/ssm/vocabulary.ts';

/** What a file of N-Quads is. */
export type SsmFile =
  | { readonly kind: 'domain' }
  /** `version` is `null` where the file does not say which version of its domain model it was made with. */
  | { readonly kind: 'system'; readonly domain: { readonly id: string; readonly version: string | null } }
  | { readonly kind: 'other' };

/** A domain model defines classes of its own; a system model says which domain model it is made with. */
export function recogniseSsmFile(table: QuadTable): SsmFile {
  const view = viewQuads(table, (graph) => !graph.endsWith('/inf'));
  if (view.ofType(OWL_CLASS).some((iri) => iri.startsWith(DOMAIN))) return { kind: 'domain' };
  const graph = table.termNumbers.get(`${CORE}domainGraph`);
  if (graph === undefined) return { kind: 'other' };
  for (const subject of view.subjects()) {
    const domain = view.one(subject, `${CORE}domainGraph`);
    if (domain !== null) return { kind: 'system', domain: { id: localName(domain), version: versionOf(table) } };
  }
  return { kind: 'other' };
}

/** Computed graphs name the version of the domain model that they were computed with. */
function versionOf(table: QuadTable): string | null {
  if (!table.termNumbers.has(`${CORE}domainVersion`)) return null;
  const view = viewQuads(table);
  for (const subject of view.subjects()) {
    const version = view.text(subject, `${CORE}domainVersion`);
    if (version !== null) return version;
  }
  return null;
}
