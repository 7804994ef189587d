import type { Check } from './check.ts';

/** Everything said rests on a source that a reader can find. */
export const sourcesCited: Check = {
  id: 'sources-cited',
  demand: 'Each cited source is an entry of the bibliography with author, title, year and place; each entry is cited; no work has two entries and no threat cites one twice.',
  run({ sources }, problems) {
    const known = new Set(sources.bibliography.map(({ value }) => value.id));
    const cited = new Set<string>();
    for (const threat of sources.threats)
      threat.value.sources.forEach((line, i) => {
        const id = line.split(',')[0]!.trim();
        cited.add(id);
        if (!known.has(id)) problems.error('unknown-source', threat, ['sources', i], id, 'an entry of bibliography.yaml', 'Add the source with author, title, year and place, or mend the id.');
      });
    for (const threat of sources.threats)
      threat.value.sources.forEach((line, i) => {
        if (threat.value.sources.indexOf(line) !== i) problems.error('cited-twice', threat, ['sources', i], line, 'each place once', 'Take one away, or name another place in it.');
      });
    for (const control of sources.controls)
      control.value.sources.forEach((line, i) => {
        const id = line.split(',')[0]!.trim();
        cited.add(id);
        if (!known.has(id)) problems.error('unknown-source', control, ['sources', i], id, 'an entry of bibliography.yaml', 'Add the source, or mend the id.');
      });
    for (const entry of sources.classes) {
      const id = entry.value.source.split(',')[0]!.trim();
      cited.add(id);
      if (id === '') problems.error('no-source', entry, ['source'], 'nothing', 'a source of the bibliography', 'Say where the class is described.');
      else if (!known.has(id)) problems.error('unknown-source', entry, ['source'], id, 'an entry of bibliography.yaml', 'Add the source, or mend the id.');
    }
    const works = new Map<string, string>();
    for (const entry of sources.bibliography) {
      const work = [entry.value.author, entry.value.title, entry.value.year].join('|').toLowerCase();
      const first = works.get(work);
      if (first !== undefined) problems.error('same-work', entry, [], `the same work as ${first}`, 'one entry for each work', 'Cite the other entry, and take this one away.');
      else works.set(work, entry.value.id);
      if (entry.value.where === '') problems.error('no-place', entry, ['where'], 'nothing', 'where it is found, with clause, page or section', 'Say where a reader finds it.');
      if (!/^(\d{4}([-–]\d{4})?|n\.d\.|\d+\.(x|\d+))/.test(entry.value.year)) problems.error('no-year', entry, ['year'], entry.value.year, 'a year, or a version', 'Write the year of publication.');
    }
    // Schemes whose ids are used are cited by that use.
    for (const { value } of sources.threats) for (const [scheme, ids] of [['STRIDE', value.stride], ['LINDDUN', value.linddun], ['ATT&CK', value.attack], ['CAPEC', value.capec], ['CWE', value.cwe]] as const) if (ids.length > 0) cited.add(scheme);
    for (const file of sources.others) {
      const list = file.value !== null && typeof file.value === 'object' && 'sources' in file.value ? file.value.sources : [];
      if (Array.isArray(list)) for (const line of list) if (typeof line === 'string') cited.add(line.split(',')[0]!.trim());
    }
    const standards = JSON.stringify(sources.standards);
    for (const entry of sources.bibliography)
      if (!standards.includes(entry.value.id) && !cited.has(entry.value.id)) problems.warn('uncited-source', entry, [], entry.value.id, 'an entry that cites it', 'Cite it, or take it away.');
  },
};
