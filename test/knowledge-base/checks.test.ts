import { describe, expect, it } from 'vitest';
import { CHECKS, checkKnowledgeBase } from '../../knowledge-base/checks/check-knowledge-base.ts';
import { knowledgeFiles } from '../helpers/knowledge-sources.ts';

const files = knowledgeFiles();

/** The knowledge base with one text exchanged in one file; fails when the text is not there. */
const spoiled = (path: string, from: string | RegExp, to: string) =>
  files.map((file) => {
    if (file.path !== path) return file;
    const text = file.text.replace(from, to);
    expect(text, `${path} has ${String(from)}`).not.toBe(file.text);
    return { path, text };
  });
const kindsOf = (changed: typeof files, only?: string): string[] =>
  checkKnowledgeBase(changed, only === undefined ? CHECKS : CHECKS.filter((check) => check.id === only)).problems.map((problem) => `${problem.severity} ${problem.kind}`);

describe('the checks of the knowledge base', () => {
  // Thousands of small models are analysed: seconds, but many of them on a busy machine.
  it('find no error in it', { timeout: 120_000 }, () => {
    const { problems } = checkKnowledgeBase(files);
    expect(problems.filter((problem) => problem.severity === 'error').map(({ place, kind, found }) => `${place}: ${kind}: ${found}`)).toEqual([]);
  });

  it('say for each threat that nothing lowers why nothing can', () => {
    for (const { reason } of checkKnowledgeBase(files, []).unblocked) expect(reason.length).toBeGreaterThan(30);
  });

  it.each<[check: string, path: string, from: string | RegExp, to: string, kind: string]>([
    ['ids-and-names', 'assets/hosts.yaml', 'label: Laptop', 'label: Server', 'duplicate-name'],
    ['hierarchy', 'assets/hosts.yaml', 'parents: [Workstation]', 'parents: [Workstation, Host]', 'redundant-class'],
    ['pattern-roles', 'threats/net.yaml', '      - filter protects device\n', '', 'unlinked-role'],
    ['causes-reachable', 'threats/hum.yaml', '- C-WrongPatient @ goods', '- C-StockSpoiled @ goods', 'unreachable-cause'],
    ['controls-work', 'controls/network.yaml', '- id: K-Zoning', '- id: K-Nothing\n  title: Nothing at all\n  at: [Host]\n  description: A control that nothing lists, so that it lowers nothing, written for this test.\n  effort: 1\n  runningCost: 1\n  strength: high\n  strengthReason: It does nothing at all.\n  clinicalSideEffects: None known.\n  gdpr: [32]\n- id: K-Zoning', 'control-without-effect'],
    ['controls-work', 'threats/hum.yaml', /\{ control: K-Screening, at: clinician, lowers: false, reason: [^}]*\}/, 'K-Screening @ clinician', 'listed-without-effect'],
    ['sources-cited', 'bibliography.yaml', '- id: WannaCry', '- id: WannaCrypt', 'unknown-source'],
    ['taxonomies', 'threats/mal.yaml', 'attack: [T1566.001', 'attack: [X1566', 'bad-code'],
    ['wording', 'threats/mal.yaml', '{staff} opens', '{nobody} opens', 'bad-placeholder'],
    ['taxonomies', 'threats/int.yaml', 'cwe: [CWE-400]', 'attack: [T1499]\n  cwe: [CWE-400]', 'attack-without-attacker'],
    ['wording', 'threats/mal.yaml', 'in the wrong hands', 'in strange hands', 'odd-phrase'],
    ['examples', 'threats/mal.yaml', 'relations: [mail sendsTo pc, clerk uses pc]', 'relations: [mail sendsTo pc]', 'example-silent'],
    ['examples', 'threats/mal.yaml', 'relations: [mail sendsTo pc, clerk uses pc]', 'relations: [mail sendsTo pc, clerk uses pc, clerk uses mail]', 'example-too-large'],
    ['drawn-otherwise', 'threats/rad.yaml', '- sensor pairedEitherWay phone', '- sensor pairedWith phone', 'one-drawing-only'],
    ['causes-reachable', 'threats/acc.yaml', 'kinds: [cyber]\n', 'kinds: [cyber]\n  secondary: true\n', 'not-secondary'],
    ['sources-cited', 'bibliography.yaml', 'SP 800-63C, Digital Identity Guidelines: federation and assertions', 'SP 800-63B, Digital Identity Guidelines: authentication and lifecycle management', 'same-work'],
    ['sources-cited', 'threats/acc.yaml', "    - 'HICP, practice 3'\n", "    - 'HICP, practice 3'\n    - 'HICP, practice 3'\n", 'cited-twice'],
    ['taxonomies', 'threats/hum.yaml', /(- id: T-HUM-14[\s\S]*?)( {2}examples:)/, '$1  unreviewed: true\n$2', 'nothing-unreviewed'],
    ['control-places', 'controls/physical-building.yaml', 'at: [UninterruptiblePower, Host, DoorController]', 'at: [UninterruptiblePower, Utility, Host, DoorController]', 'swallowed-place'],
    ['times', 'quantities.yaml', 'sources: [HTM, own]', 'sources: [Nowhere]', 'unknown-source'],
    ['times', 'attributes.yaml', 'sum: [worksByHand]', 'sum: [tolerates]', 'idle-quantity'],
    ['wording', 'threats/rad.yaml', /known to have been attacked\. Expert\s+judgement: medium for somebody who/, 'known to have been attacked. Somebody', 'level-without-case'],
  ])('%s: see what is wrong in %s', (check, path, from, to, kind) => {
    expect(kindsOf(spoiled(path, from, to), check).join('\n')).toContain(kind);
  });

  it('turn a check that throws into a problem', () => {
    const broken = { id: 'broken', demand: 'nothing', run: () => { throw new Error('no luck'); } };
    const report = checkKnowledgeBase(files, [broken]);
    expect(report.problems).toContainEqual(expect.objectContaining({ kind: 'check-failed', place: 'broken', found: 'no luck' }));
  });
});
