import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeHandbook } from '../../knowledge-base/handbook/write-handbook.ts';
import { knowledgeSources } from '../helpers/knowledge-sources.ts';

const { catalogue } = knowledgeSources().result;
const unseen = ['T-PHY-12', 'T-NAT-02'];
const files = writeHandbook(catalogue, unseen);
const byPath = new Map(files.map(({ path, text }) => [path, text]));

describe('the handbook', () => {
  it('has a page with a picture for each threat, and a page for each control', () => {
    for (const { id, title } of catalogue.threats) {
      expect(byPath.get(`threats/${id}.md`)).toContain(`# ${id} `);
      expect(byPath.get(`threats/${id}.svg`), title).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
    }
    for (const { id } of catalogue.controls) expect(byPath.get(`controls/${id}.md`)).toContain(`# ${id} `);
  });

  it('shows the threats that no bundled model shows in their smallest model, and only those', () => {
    const page = byPath.get('unseen.md') ?? '';
    expect([...page.matchAll(/\(threats\/(T-[\w-]+)\.md\)/g)].map(([, id]) => id).sort()).toEqual([...unseen].sort());
    const examples = catalogue.threats.find(({ id }) => id === 'T-PHY-12')!.examples!;
    for (const line of examples.fires.relations) expect(page).toContain(`\`${line}\``);
  });

  it('leads nowhere that does not exist', () => {
    const broken = files.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, to = '']) => {
        const [file = '', anchor] = to.split('#');
        const target = posix.normalize(posix.join(posix.dirname(path), file === '' ? posix.basename(path) : file));
        if (target.startsWith('..')) return [];
        const there = byPath.get(target);
        return there !== undefined && (anchor === undefined || there.includes(`<a id="${anchor}">`)) ? [] : [`${path} -> ${to}`];
      }),
    );
    expect([...new Set(broken)]).toEqual([]);
  });

  it('leaves no placeholder and no undefined behind', () => {
    expect(files.filter(({ path, text }) => path.endsWith('.md') && /\{\w+\}|undefined|\[object/.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
