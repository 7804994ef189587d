import { dirname, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exists, filesUnder, readSource } from '../helpers/source-files.ts';

const documents = ['README.md', 'CONTRIBUTING.md', 'build/README.md', ...filesUnder('docs').filter((path) => path.endsWith('.md'))];

describe('documents', () => {
  it('link to files that are there', () => {
    const broken = documents.flatMap((path) =>
      [...readSource(path).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
        .map(([, target = '']) => target)
        .filter((target) => !/^[a-z]+:/.test(target))
        .map((target) => posix.normalize(posix.join(dirname(path), target)))
        .filter((target) => !exists(target))
        .map((target) => `${path} -> ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('name only commands that there are', () => {
    const { scripts } = JSON.parse(readSource('package.json')) as { scripts: Record<string, string> };
    const named = documents.flatMap((path) => [...readSource(path).matchAll(/npm run (?:-s )?([a-z:-]+)/g)].map(([, name = '']) => name));
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('say that Cordon is no medical device and that its findings need judgement', () => {
    expect(readSource('README.md')).toMatch(/not a medical device/i);
    expect(readSource('README.md')).toMatch(/judgement/);
  });

  it('number each decision once, with context, decision and consequences', () => {
    const decisions = filesUnder('docs/adr');
    const numbers = decisions.map((path) => /\/(\d{4})-[a-z0-9-]+\.md$/.exec(path)?.[1]);
    expect(new Set(numbers).size).toBe(decisions.length);
    for (const path of decisions) {
      for (const part of ['Context', 'Decision', 'Consequences']) expect(readSource(path), path).toContain(`**${part}.**`);
    }
  });
});
