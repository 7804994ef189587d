import { citesInGeneral } from '../../shared/knowledge/browse/citation.ts';
import type { KnowledgeCatalogue, ThreatEntry } from '../../shared/knowledge/catalogue.ts';
import { buildHierarchy } from '../../shared/knowledge/hospital/hierarchy.ts';
import { readAt, readCause } from '../../shared/knowledge/hospital/notation.ts';
import { escaped, link } from './markdown.ts';

/** Labels and addresses of entries, for pages that lie `up` folders below the handbook's root. */
export interface HandbookWords {
  readonly catalogue: KnowledgeCatalogue;
  readonly up: string;
  className(id: string): string;
  relationLabel(id: string): string;
  /** `C-Flaw` as a link with its label. */
  consequence(id: string): string;
  threat(id: string): string;
  control(id: string): string;
  strategy(id: string): string;
  /** `C-Flaw @ pump` or `agent remote` of a threat, in words. */
  cause(threat: ThreatEntry, line: string): string;
  /** Can this effect of one threat be this cause of another? */
  leadsTo(threat: ThreatEntry, effect: string, other: ThreatEntry, cause: string): boolean;
  /** A cited source: id and clause with a link to the list of sources. */
  source(line: string): string;
  /** `reason` with the roles in words. */
  sentence(threat: ThreatEntry): string;
}

export function handbookWords(catalogue: KnowledgeCatalogue, up: string): HandbookWords {
  const names = <T extends { readonly id: string }>(entries: readonly T[], name: (entry: T) => string): ReadonlyMap<string, string> =>
    new Map(entries.map((entry) => [entry.id, name(entry)]));
  const classes = names(catalogue.classes, (entry) => entry.label);
  const relations = names(catalogue.relations, (entry) => entry.label);
  const consequences = names(catalogue.consequences, (entry) => entry.label);
  const threats = names(catalogue.threats, (entry) => entry.title);
  const controls = names(catalogue.controls, (entry) => entry.title);
  const strategies = new Map(catalogue.strategies.filter((entry) => entry.combined).map((entry) => [entry.id, entry.title]));
  const agents = names(catalogue.agents, (entry) => entry.label);
  const hierarchy = buildHierarchy(catalogue.classes);
  const classOf = (threat: ThreatEntry, role: string): string => threat.roles.find((one) => one.role === role)?.class ?? role;
  const roleInWords = (threat: ThreatEntry, role: string): string => classes.get(classOf(threat, role)) ?? role;
  const consequence = (id: string): string => link(consequences.get(id) ?? id, `${up}consequences.md#${anchor(id)}`);
  return {
    catalogue,
    up,
    className: (id) => classes.get(id) ?? id,
    relationLabel: (id) => relations.get(id) ?? id,
    consequence,
    threat: (id) => (threats.has(id) ? link(`${id} ${threats.get(id) ?? ''}`, `${up}threats/${id}.md`) : escaped(id)),
    control: (id) => (controls.has(id) ? link(`${id} ${controls.get(id) ?? ''}`, `${up}controls/${id}.md`) : escaped(id)),
    strategy: (id) => (strategies.has(id) ? link(`${id} ${strategies.get(id) ?? ''}`, `${up}strategies.md#${anchor(id)}`) : escaped(id)),
    cause(threat, line) {
      const cause = readCause(line);
      if (cause === null) return escaped(line);
      if ('agent' in cause) return `from outside: ${link(agents.get(cause.agent) ?? cause.agent, `${up}causes.md#${anchor(cause.agent)}`)}`;
      return `${consequence(cause.id)} at *${escaped(cause.role)}* (${escaped(roleInWords(threat, cause.role))})`;
    },
    leadsTo(threat, effect, other, cause) {
      const from = readAt(effect);
      const to = readAt(cause);
      return from !== null && to !== null && from.id === to.id && hierarchy.overlaps(classOf(threat, from.role), classOf(other, to.role));
    },
    source: (line) => {
      const id = line.split(',')[0]!.trim();
      const general = citesInGeneral(line, catalogue.bibliography.find((entry) => entry.id === id));
      return link(general ? `${line}, in general` : line, `${up}sources.md#${anchor(id)}`);
    },
    sentence: (threat) => escaped(threat.reason.replace(/\{(\w+)\}/g, (_, role: string) => `⟨${roleInWords(threat, role).toLowerCase()}⟩`)),
  };
}

/** The anchor of an entry: an explicit one, so that it never depends on how a viewer makes anchors from headings. */
export const anchor = (id: string): string => id.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
export const anchored = (id: string, heading: string): string => `<a id="${anchor(id)}"></a>\n\n${heading}`;
