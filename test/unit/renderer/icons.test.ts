import { describe, expect, it } from 'vitest';
import { createKnowledgeView } from '../../../renderer/engine-client/knowledge-view.ts';
import { drawings } from '../../../renderer/icons/drawings.ts';
import { groupIcon, iconFor } from '../../../renderer/icons/icon-for.ts';
import { bundledKnowledge } from '../../helpers/bundled-knowledge.ts';

const { compiled, catalogue, templates } = bundledKnowledge();
const view = createKnowledgeView(compiled, catalogue);
const COMMON = 60;

/** The classes that people place most often, as the templates show it: many times, or in more than one of them. */
const common = (): readonly string[] => {
  const uses = new Map<string, number>();
  const places = new Map<string, Set<string>>();
  for (const { entry, records } of templates)
    for (const { type } of Object.values(records.assets)) {
      uses.set(type, (uses.get(type) ?? 0) + 1);
      places.set(type, (places.get(type) ?? new Set()).add(entry.id));
    }
  const often = [...uses]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, COMMON)
    .map(([type]) => type);
  return [...new Set([...often, ...[...places].filter(([, ids]) => ids.size > 1).map(([type]) => type)])];
};

/** Every number of a path that is a coordinate by itself; relative steps are small enough to be covered by them. */
const starts = (path: string) => [...path.matchAll(/M\s*(-?[\d.]+)[ ,]?(-?[\d.]+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);

describe('the drawings of assets', () => {
  it('stand for every class of the knowledge base, none with the square that means nothing', () => {
    const bare = catalogue.classes.filter(({ id }) => id !== 'Asset' && iconFor(view, id) === 'asset').map(({ id }) => id);
    expect(bare).toEqual([]);
  });

  it('stand for every palette group, each with its own', () => {
    const groups = [...new Set(catalogue.classes.map(({ group }) => group))];
    const icons = groups.map((group) => groupIcon(view, group));
    expect(icons).not.toContain('asset');
    expect(new Set(icons).size).toBe(groups.length);
  });

  it(`differ between the ${String(COMMON)} classes that the templates use most and all that stand in two of them, variants of one thing apart`, () => {
    const owners = new Map<string, string[]>();
    for (const type of common()) owners.set(iconFor(view, type), [...(owners.get(iconFor(view, type)) ?? []), type]);
    // A class and its kinds may look alike; two strangers may not.
    const areStrangers = (a: string, b: string) => !view.lineage(a).includes(b) && !view.lineage(b).includes(a);
    const shared = [...owners.values()].filter((types) => types.some((a) => types.some((b) => areStrangers(a, b))));
    expect(shared).toEqual([]);
  });

  it('lie within the grid of 20 by 20 and differ from each other', () => {
    for (const [name, path] of Object.entries(drawings)) {
      expect(path, name).toMatch(/^M/);
      for (const at of starts(path)) {
        expect(at, name).toBeGreaterThanOrEqual(1);
        expect(at, name).toBeLessThanOrEqual(19);
      }
    }
    const paths = Object.values(drawings);
    // `storage` and `database` are the same cylinder on purpose.
    expect(new Set(paths).size).toBeGreaterThanOrEqual(paths.length - 1);
  });
});
