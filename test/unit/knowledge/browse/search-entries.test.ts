import { describe, expect, it } from 'vitest';
import { entryKey, readEntryKey } from '../../../../shared/knowledge/browse/entry-ref.ts';
import { createKnowledgeIndex } from '../../../../shared/knowledge/browse/knowledge-index.ts';
import { type EntryFilter, NO_ENTRY_FILTER, searchEntries } from '../../../../shared/knowledge/browse/search-entries.ts';
import { bundledKnowledge } from '../../../helpers/bundled-knowledge.ts';

const { catalogue } = bundledKnowledge();
const started = performance.now();
const index = createKnowledgeIndex(catalogue);
process.stdout.write(`index of ${index.entries.length} entries made in ${(performance.now() - started).toFixed(0)} ms\n`);
const search = (filter: Partial<EntryFilter>) => searchEntries(index, { ...NO_ENTRY_FILTER, ...filter });
const keys = (filter: Partial<EntryFilter>) => search(filter).map(({ key }) => key);

describe('searching the knowledge base', () => {
  it('finds every entry by its own id, first or among those of the same name', () => {
    for (const { ref } of index.entries.filter((entry) => entry.ref.kind === 'threat' || entry.ref.kind === 'control'))
      expect(keys({ text: ref.id })[0]).toBe(entryKey(ref));
  });

  it('finds a class by a word of its title, before entries that only speak of it', () => {
    const [first] = search({ text: 'infusion pump', kind: 'class' });
    expect(first?.title).toMatch(/infusion pump/i);
  });

  it('finds threats by a technique or a weakness, whole codes only', () => {
    const wanted = catalogue.threats.filter((one) => one.taxonomies.cwe.includes('CWE-306')).map(({ id }) => `threat:${id}`);
    const found = keys({ text: 'CWE-306', kind: 'threat' });
    expect([...found].sort()).toEqual(wanted.sort());
    const phishing = keys({ text: 'T1566', kind: 'threat' });
    expect(phishing.length).toBeGreaterThan(0);
    for (const one of search({ text: 'T1566', kind: 'threat' }))
      expect(one.requirements.some((code) => /^attack T1566(\.\d+)?$/.test(code))).toBe(true);
  });

  it('finds a clause of a standard, and exactly the controls that are mapped to it', () => {
    const wanted = catalogue.controls.filter((one) => one.mappings['iso27002']?.includes('8.8')).map(({ id }) => `control:${id}`);
    for (const text of ['ISO 27002 8.8', 'iso/iec 27002:2022, 8.8', '27002 8.8']) {
      const found = keys({ text });
      expect(found[0]).toBe('requirement:iso27002 8.8');
      expect(found.filter((key) => key.startsWith('control:')).sort()).toEqual([...wanted].sort());
      expect(found.filter((key) => key.startsWith('threat:'))).toEqual([]);
    }
    expect(keys({ text: 'GDPR Art. 32' })[0]).toBe('requirement:gdpr 32');
    expect(keys({ text: 'NIS2 21(2)(e)' })[0]).toBe('requirement:nis2 e');
  });

  it('filters by kind, group, sort of threat, standard and source, together', () => {
    const [threat] = catalogue.threats.filter((one) => one.kinds.includes('physical') && one.sources.length > 0);
    if (!threat) throw new Error('no physical threat');
    const source = index.sourceOf(threat.sources[0] ?? '');
    expect(source).not.toBeNull();
    const found = search({ kind: 'threat', group: threat.group, threatKind: 'physical', source: source ?? '' });
    expect(found.map(({ ref }) => ref.id)).toContain(threat.id);
    for (const { ref } of found) {
      const entry = catalogue.threats.find(({ id }) => id === ref.id);
      expect(entry?.group).toBe(threat.group);
      expect(entry?.kinds).toContain('physical');
    }
    expect(search({ scheme: 'hicp', kind: 'threat' })).toEqual([]);
    expect(search({ scheme: 'hicp', kind: 'control' }).length).toBeGreaterThan(0);
  });

  it('shows what nobody has reviewed, and nothing else, when asked for it', () => {
    const found = search({ unreviewedOnly: true, kind: 'control' }).map(({ ref }) => ref.id);
    expect(found.sort()).toEqual(
      catalogue.controls
        .filter((one) => one.unreviewed)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('answers nothing for words that occur nowhere, and everything for no words', () => {
    expect(search({ text: 'zzyzx flux capacitor' })).toEqual([]);
    expect(search({})).toHaveLength(index.entries.length);
  });

  it('names every page by a key that can be read back', () => {
    for (const { ref } of index.entries) expect(readEntryKey(entryKey(ref))).toEqual(ref);
    expect(readEntryKey('nothing:x')).toBeNull();
  });
});
