import type { KnowledgeCatalogue, ThreatKind } from '../catalogue.ts';
import { type EntryKind, type EntryRef, entryKey } from './entry-ref.ts';
import { type HierarchyView, hierarchyView } from '../hierarchy-view.ts';
import { plainText } from './plain-text.ts';
import {
  type Requirement,
  readTypedRequirement,
  requirementId,
  requirementName,
  requirementsOfControl,
  requirementsOfThreat,
} from './schemes.ts';

/** One line of the browser's list, with what the search reads. */
export interface IndexEntry {
  readonly ref: EntryRef;
  readonly key: string;
  readonly title: string;
  readonly group: string;
  /** Only threats have them. */
  readonly kinds: readonly ThreatKind[];
  /** Requirements that it is mapped to, as `requirementId` writes them. */
  readonly requirements: readonly string[];
  /** Ids of the bibliography. */
  readonly sources: readonly string[];
  readonly unreviewed: boolean;
  /** Id and title, plain: what a search prefers. */
  readonly name: string;
  /** Everything that can be read on its page, plain. */
  readonly text: string;
}

export interface KnowledgeIndex {
  readonly catalogue: KnowledgeCatalogue;
  readonly entries: readonly IndexEntry[];
  readonly classes: HierarchyView;
  readonly relations: HierarchyView;
  get(ref: EntryRef): IndexEntry | undefined;
  /** The entry of the bibliography that a line such as `GDPR, Art. 32` cites; null where there is none. */
  sourceOf(line: string): string | null;
}

/** What a requirement is about, in a few words of the reader's language; empty where nothing is known. */
export type RequirementSubject = (requirement: Requirement) => string;

/** Reads a catalogue once, so that every page and every search is a look-up. */
export function createKnowledgeIndex(catalogue: KnowledgeCatalogue, subjectOf: RequirementSubject = () => ''): KnowledgeIndex {
  const sourceOf = sourceReader(catalogue.bibliography.map(({ id }) => id));
  const entries: IndexEntry[] = [];
  const put = (
    kind: EntryKind,
    id: string,
    title: string,
    group: string,
    texts: readonly string[],
    more: Partial<Pick<IndexEntry, 'kinds' | 'unreviewed'>> & {
      readonly mapped?: readonly Requirement[];
      readonly cites?: readonly string[];
    } = {},
  ) => {
    const ref = { kind, id };
    const requirements = more.mapped ?? [];
    const cites = more.cites ?? [];
    const codes = requirements.map((one) => `${requirementName(one)} ${one.code}`);
    entries.push({
      ref,
      key: entryKey(ref),
      title,
      group,
      kinds: more.kinds ?? [],
      requirements: requirements.map(requirementId),
      sources: [...new Set(cites.map(sourceOf).filter((one) => one !== null))],
      unreviewed: more.unreviewed ?? false,
      name: plainText(`${id} ${title}`),
      text: plainText([group, ...texts, ...codes, ...cites].join(' ')),
    });
  };

  for (const t of catalogue.threats) {
    const texts = [
      t.reason,
      t.how,
      t.does,
      t.noticed,
      t.stopped,
      t.notToConfuse,
      t.frequencyReason,
      ...t.kinds,
      ...t.roles.map((r) => r.role),
    ];
    put('threat', t.id, t.title, t.group, texts, {
      kinds: t.kinds,
      unreviewed: t.unreviewed,
      mapped: requirementsOfThreat(t),
      cites: t.sources,
    });
  }
  for (const c of catalogue.controls) {
    const texts = [c.description, c.clinicalSideEffects, c.strengthReason];
    put('control', c.id, c.title, c.group, texts, { unreviewed: c.unreviewed, mapped: requirementsOfControl(c) });
  }
  // A control that works alone is told on its own page.
  for (const s of catalogue.strategies) if (s.combined) put('strategy', s.id, s.title, '', [s.strengthReason, s.sideEffects]);
  for (const c of catalogue.classes) put('class', c.id, c.label, c.group, [c.description], { cites: [c.source] });
  for (const r of catalogue.relations) put('relation', r.id, r.label, '', [r.description]);
  for (const c of catalogue.consequences) put('consequence', c.id, c.label, c.group, [c.description, c.impactReason]);
  for (const a of catalogue.attributes) put('attribute', a.id, a.label, '', [a.description, a.defaultReason]);
  for (const a of catalogue.agents) put('agent', a.id, a.label, '', [a.description, a.reason]);
  for (const requirement of requirementsUsed(catalogue)) {
    const name = requirementName(requirement);
    const subject = subjectOf(requirement);
    put('requirement', requirementId(requirement), subject === '' ? name : `${name}: ${subject}`, requirement.scheme, [requirement.code]);
  }
  for (const standard of catalogue.standards ?? []) {
    for (const one of standard.requirements) {
      const title = `${standard.id.replace('-', ' ')}, ${one.clause}: ${one.title}`;
      put('requirement', one.id, title, standard.id, [standard.title, one.text, one.person], {
        unreviewed: standard.unreviewed,
        mapped: clausesOf(standard.id, one.clause),
        cites: [standard.source],
      });
    }
  }
  for (const s of catalogue.bibliography) {
    put('source', s.id, s.title, '', [s.author, s.year, s.where, s.note], { unreviewed: s.unreviewed, cites: [s.id] });
  }

  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  return {
    catalogue,
    entries,
    classes: hierarchyView(catalogue.classes),
    relations: hierarchyView(catalogue.relations),
    get: (ref) => byKey.get(entryKey(ref)),
    sourceOf,
  };
}

/** The longest id of the bibliography that the line begins with, up to a comma. */
function sourceReader(ids: readonly string[]): (line: string) => string | null {
  const known = new Set(ids);
  return (line) => {
    for (let end = line.length; end > 0; end = line.lastIndexOf(',', end - 1)) {
      const id = line.slice(0, end).trim();
      if (known.has(id)) return id;
    }
    return null;
  };
}

/** `Article 5(1)(a) and Article 6` of the GDPR as the codes to which controls and threats are mapped. */
function clausesOf(standard: string, clause: string): readonly Requirement[] {
  return clause
    .split(/,\s*|;\s*|\s+and\s+/)
    .map((part) => readTypedRequirement(`${standard} ${part}`))
    .filter((one) => one !== null && one.code !== '')
    .map((one) => one as Requirement);
}

function requirementsUsed(catalogue: KnowledgeCatalogue): readonly Requirement[] {
  const used = new Map<string, Requirement>();
  for (const one of [...catalogue.controls.flatMap(requirementsOfControl), ...catalogue.threats.flatMap(requirementsOfThreat)]) {
    used.set(requirementId(one), one);
  }
  const collator = new Intl.Collator('en', { numeric: true });
  return [...used].sort(([a], [b]) => collator.compare(a, b)).map(([, one]) => one);
}
