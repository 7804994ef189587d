import { describe, expect, it } from 'vitest';
import { readStrategyId } from '../../../../shared/knowledge/strategy-id.ts';
import { SMALL, compileSmall, smallFile } from '../../../helpers/small-knowledge.ts';

const classOf = (id: string) => {
  const { knowledge } = compileSmall().result;
  return knowledge.classes.find((entry) => entry.id === id)!;
};
const kinds = (changes: Readonly<Record<string, string | null>>) => compileSmall(changes).problems.map((problem) => problem.kind);

describe('compiling an authored knowledge base', () => {
  it('reports nothing when everything fits', () => {
    expect(compileSmall().problems).toEqual([]);
  });

  it('gives a class what its ancestors carry, with the level of the nearest rule', () => {
    expect(classOf('Host').attributes).toEqual([
      expect.objectContaining({ attribute: 0, level: 2 }),
      expect.objectContaining({ attribute: 1, level: 5 }),
    ]);
    expect(classOf('OldHost').attributes[0]).toMatchObject({ level: 0 });
    expect(classOf('Filter').attributes[0]).toMatchObject({ level: 2 });
    expect(classOf('Network').attributes).toEqual([]);
    expect(classOf('Filter').controls.map(({ control }) => control)).toEqual([0, 1]);
  });

  it('raises an impact for populations of medium or more where the rule says so', () => {
    expect(classOf('OldHost').consequences.find(({ consequence }) => consequence === 1)).toEqual({
      consequence: 1,
      impact: 3,
      impactByPopulation: [0, 0, 1, 1, 1],
    });
    expect(classOf('Host').consequences.find(({ consequence }) => consequence === 1)).toEqual({ consequence: 1, impact: 2 });
  });

  it('turns a cause with a guarding attribute into an entry point, so that default trust counts', () => {
    const { threats, attributes, agents } = compileSmall().result.knowledge;
    expect(threats[0]!.entryPoints.map(({ type }) => attributes[type]!.id)).toEqual(['FlawFreedom']);
    expect(threats[0]!.agents.map((agent) => agents[agent]!.id)).toEqual(['remote']);
    expect(threats[0]!.conditions).toEqual([]);
  });

  it('turns a cause without one into a condition that only a threat can meet', () => {
    const noise = smallFile('threats/net.yaml', 'causes: [agent remote, C-Flaw @ host]', 'causes: [C-Noise @ network]');
    const { threats, consequences } = compileSmall(noise).result.knowledge;
    expect(threats[0]!.conditions.map(({ type }) => consequences[type]!.id)).toEqual(['C-Noise']);
  });

  it('keeps links among key roles apart from links to many-sided ones', () => {
    const { patterns } = compileSmall().result.knowledge;
    const path = patterns.find((pattern) => pattern.id === 'R-Path')!;
    const threat = patterns.find((pattern) => pattern.id === 'T-NET-01')!;
    expect([path.rootLinks.length, path.links.length]).toEqual([1, 0]);
    expect([threat.rootLinks.length, threat.links.length]).toEqual([0, 1]);
  });

  it('makes one strategy for each threat that an authored one blocks; what it needs counts alone a level weaker, and still lowers the threat', () => {
    const { strategies } = compileSmall().result.knowledge;
    expect(strategies.filter(({ blocks }) => blocks.length > 0).map(({ id, strength }) => [id, strength])).toEqual([
      ['S-1:T-NET-01', 4],
      ['K-Patch:T-NET-01', 2],
      ['K-Guard:T-NET-01', 2],
    ]);
    expect(strategies[0]).toMatchObject({ strength: 4, blocks: [0], triggers: [] });
  });

  it('makes a strategy of each control that no combination covers, with the strength of the control or of the place', () => {
    const alone = compileSmall({ 'strategies/all.yaml': '[]' }).result.knowledge.strategies;
    expect(alone.filter(({ blocks }) => blocks.length > 0).map(({ id, strength }) => [id, strength])).toEqual([
      ['K-Patch:T-NET-01', 3],
      ['K-Guard:T-NET-01', 2],
    ]);
    const place = smallFile(
      'threats/net.yaml',
      'K-Guard @ network]',
      '{ control: K-Guard, at: any network, strength: safe, reason: Because. }]',
    );
    const placed = compileSmall({ 'strategies/all.yaml': '[]', ...place }).result.knowledge.strategies.find(
      ({ id }) => id === 'K-Guard:T-NET-01',
    )!;
    expect(placed.strength).toBe(5);
    expect(placed.mandatory[0]!.quantifier).toBe('any');
  });

  it('lets a control that is listed lower the threat by a level, however weak it is against others', () => {
    const strengthsAt = (frequency: string) =>
      compileSmall(smallFile('threats/net.yaml', 'frequency: high', `frequency: ${frequency}`))
        .result.knowledge.strategies.filter(({ blocks }) => blocks.includes(0))
        .map(({ strength }) => strength);
    expect(strengthsAt('medium')).toEqual([4, 3, 3]);
    expect(strengthsAt('low')).toEqual([4, 4, 4]);
    // Nothing lies below very low but never: half of a combination does not promise that.
    expect(strengthsAt('very-low')).toEqual([4]);
  });

  it('makes no strategy of a control that helps without lowering, and wants to know how it helps', () => {
    const place = (words: string) => smallFile('threats/net.yaml', 'K-Guard @ network]', `{ control: K-Guard, at: network, ${words} }]`);
    const { result, problems } = compileSmall(place('lowers: false, reason: It shows what has happened.'));
    expect(problems).toEqual([]);
    expect(result.knowledge.strategies.filter(({ blocks }) => blocks.length > 0).map(({ id }) => id)).toEqual([
      'S-1:T-NET-01',
      'K-Patch:T-NET-01',
    ]);
    expect(result.catalogue.threats[0]!.helpsWithoutLowering).toEqual([
      { place: 'K-Guard @ network', reason: 'It shows what has happened.' },
    ]);
    for (const words of ['lowers: false', 'lowers: false, strength: high, reason: Because.'])
      expect(compileSmall(place(words)).problems.map(({ kind }) => kind)).toEqual(['lowers-nothing']);
  });

  it('refuses an authored strategy of one control that by the threat does not lower it', () => {
    const { problems } = compileSmall({
      ...smallFile(
        'threats/net.yaml',
        'K-Guard @ network]',
        '{ control: K-Guard, at: network, lowers: false, reason: It shows what has happened. }]',
      ),
      ...smallFile('strategies/all.yaml', 'controls: [K-Patch, K-Guard]', 'controls: [K-Guard]'),
    });
    expect(problems.map(({ kind }) => kind)).toContain('lowers-nothing');
  });

  it('makes a trigger of each line of activeWhen', () => {
    const { strategies } = compileSmall().result.knowledge;
    expect(strategies.at(-1)).toMatchObject({ id: 'K-Guard!T-NET-02', blocks: [], triggers: [1] });
    expect(readStrategyId('K-Guard!T-NET-02')).toEqual({ strategy: 'K-Guard', triggersOnly: true });
    expect(readStrategyId('S-15:T-NET-03:filter')).toEqual({ strategy: 'S-15', triggersOnly: false });
  });

  it('inherits shape and icon from the nearest ancestor, and the icon of the group before that of the root', () => {
    const { classes } = compileSmall().result.catalogue;
    expect(classes.map(({ id, icon, shape }) => [id, icon, shape])).toEqual([
      ['Asset', 'asset', 'asset'],
      ['Host', 'thing', 'asset'],
      ['OldHost', 'old', 'asset'],
      ['Filter', 'thing', 'asset'],
      ['Network', 'thing', 'network'],
      ['Path', 'thing', 'asset'],
    ]);
  });

  it('gives the same result whatever the order of the files', () => {
    const files = Object.fromEntries(Object.entries(SMALL).reverse());
    expect(JSON.stringify(compileSmall(files).result.knowledge)).toBe(JSON.stringify(compileSmall().result.knowledge));
  });
});

describe('what does not fit in an authored knowledge base', () => {
  it.each<[what: string, changes: Record<string, string | null>, kind: string]>([
    ['YAML that is none', { 'agents.yaml': '- id: [' }, 'bad-yaml'],
    ['a field of a wrong type', smallFile('agents.yaml', 'level: high', 'level: enormous'), 'bad-agent'],
    ['a field that nobody knows', smallFile('agents.yaml', 'reason: Daily.', 'reason: Daily., colour: red'), 'bad-agent'],
    ['an id twice', { 'agents.yaml': `${SMALL['agents.yaml']!}${SMALL['agents.yaml']!}` }, 'duplicate-id'],
    [
      'a parent that does not exist',
      smallFile('assets/things.yaml', 'parents: [Host], description: A computer that', 'parents: [Hosts], description: A computer that'),
      'unknown-class',
    ],
    [
      'a circle of classes',
      smallFile('assets/things.yaml', 'id: Host, label: Computer, parents: [Asset]', 'id: Host, label: Computer, parents: [OldHost]'),
      'cycle',
    ],
    [
      'a link outside domain and range',
      smallFile('threats/net.yaml', 'host onNetwork network', 'network onNetwork host'),
      'outside-domain',
    ],
    ['a link of two words', smallFile('threats/net.yaml', 'host onNetwork network', 'host network'), 'bad-link'],
    [
      'a relation wider than its super-relation',
      smallFile('relations/all.yaml', 'description: Has an interface., from: [Host]', 'description: Has an interface., from: [Asset]'),
      'outside-domain',
    ],
    ['a role that is not there', smallFile('threats/net.yaml', 'C-Flaw @ host', 'C-Flaw @ guest'), 'unknown-role'],
    ['a consequence where it cannot be', smallFile('threats/net.yaml', 'C-Flaw @ host', 'C-Flaw @ network'), 'outside-at'],
    ['a control where it cannot be', smallFile('threats/net.yaml', 'K-Patch @ host', 'K-Patch @ network'), 'outside-at'],
    ['no cause at all', smallFile('threats/net.yaml', 'causes: [agent remote, C-Flaw @ host]', 'causes: []'), 'no-cause'],
    ['a strategy whose control has no place', smallFile('strategies/all.yaml', 'K-Guard', 'K-Rules'), 'no-place'],
    ['a strategy against a threat that does not exist', smallFile('strategies/all.yaml', 'T-NET-01', 'T-NET-99'), 'unknown-threat'],
    ['a default for a class that cannot have it', smallFile('attributes.yaml', 'class: OldHost', 'class: Network'), 'unreachable-rule'],
    ['no header', { 'knowledge-base.yaml': null }, 'bad-header'],
    [
      'a risk table with a hole',
      smallFile('knowledge-base.yaml', '  - [very-low, very-low, low, medium, high, very-high]\n', ''),
      'bad-risk-table',
    ],
    ['a file that belongs nowhere', { 'notes/mine.yaml': '[]' }, 'unknown-file'],
  ])('is named: %s', (_what, changes, kind) => {
    expect(kinds(changes)).toContain(kind);
  });

  it('is a cause that sits at a role which may be empty', () => {
    const optional = smallFile('threats/net.yaml', 'sufficient: { network', 'optional: { network');
    const cause = optional['threats/net.yaml']!.replace('C-Flaw @ host', 'C-Noise @ network');
    expect(kinds({ 'threats/net.yaml': cause })).toContain('cause-at-optional');
  });

  it('costs only the entry concerned', () => {
    const { result, problems } = compileSmall(smallFile('threats/net.yaml', 'C-Flaw @ host', 'C-Flow @ host'));
    expect(result.knowledge.threats.map(({ id }) => id)).toEqual(['T-NET-02']);
    expect(problems[0]).toMatchObject({
      severity: 'error',
      kind: 'unknown-consequence',
      entry: 'T-NET-01',
      place: 'threats/net.yaml:9, T-NET-01 causes[1]',
      found: 'C-Flow',
    });
    expect(problems[0]!.tip).not.toBe('');
  });

  it('may be anything: no text makes reading throw', () => {
    for (const text of [
      '',
      '5',
      'null',
      '- 1',
      '- null',
      '[[[[',
      '&a [*a]',
      '- id: {}',
      '- __proto__: 1',
      '- id: x\n  __proto__: { id: y }',
    ]) {
      for (const path of Object.keys(SMALL)) expect(() => compileSmall({ [path]: text })).not.toThrow();
    }
  });
});
