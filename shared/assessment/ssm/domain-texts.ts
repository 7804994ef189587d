import type { QuadView } from '../../knowledge/ssm/quad-view.ts';
import { COMMENT, DOMAIN, LABEL } from '../../knowledge/ssm/vocabulary.ts';

/** Words of a domain model, by local name: the compiled form leaves them out. */
export interface DomainTexts {
  label(id: string): string | null;
  comment(id: string): string | null;
}

/** Reads the words out of a domain model. */
export const domainTexts = (domain: QuadView): DomainTexts => ({
  label: (id) => domain.text(DOMAIN + id, LABEL),
  comment: (id) => domain.text(DOMAIN + id, COMMENT),
});

/** Labels in quotes, sorted, as a description names the assets of a role: `"a", "b" or "c"`. */
function listed(labels: readonly string[]): string {
  const quoted = [...new Set(labels)].sort().map((label) => `"${label}"`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}

/** Fills the roles of a description (`_RoleLabel_`) with assets (clause 2.2). Text is never read as a pattern (D18). */
export function describe(
  comment: string,
  roles: readonly { readonly label: string; readonly assets: readonly string[]; readonly unique: boolean }[],
): string {
  return roles.reduce((text, role) => {
    // A role that holds nothing keeps its name.
    if (role.assets.length === 0) return text;
    const assets = listed(role.assets);
    return text.replaceAll(`_${role.label}_`, () => (role.unique ? assets : `{${assets}}`));
  }, comment);
}
