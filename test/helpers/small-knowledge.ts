import { compileKnowledge, type CompileResult } from '../../shared/knowledge/hospital/compile-knowledge.ts';
import { loadSources } from '../../shared/knowledge/hospital/load-sources.ts';
import { ProblemList, type KnowledgeProblem, type SourceFile } from '../../shared/knowledge/hospital/source-file.ts';

/** A knowledge base of a few lines that is right in every respect: the base of tests that spoil one thing. */
export const SMALL: Readonly<Record<string, string>> = {
  'knowledge-base.yaml': `
id: small
version: 1.0.0
title: Small
description: Just enough to compile.
scales:
  trust: [very-low, low, medium, high, very-high, safe]
  likelihood: [negligible, very-low, low, medium, high, very-high]
  impact: [negligible, very-low, low, medium, high, very-high]
  risk: [very-low, low, medium, high, very-high]
  population: [singleton, few, medium, high, very-high]
riskTable:
${Array.from({ length: 6 }, () => '  - [very-low, very-low, low, medium, high, very-high]').join('\n')}
manyFrom: medium
`,
  'assets/things.yaml': `
group: Things
icon: thing
classes:
  - { id: Asset, label: Asset, parents: [], description: Anything at all., assertable: false, icon: asset, source: own }
  - { id: Host, label: Computer, parents: [Asset], description: Any computer., source: own }
  - { id: OldHost, label: Old computer, parents: [Host], description: A computer without updates., icon: old, source: own }
  - { id: Filter, label: Filter, parents: [Host], description: A computer that filters., source: own }
  - { id: Network, label: Network, parents: [Asset], description: Carries messages., shape: network, source: own }
  - { id: Path, label: Path, parents: [Asset], description: A step of traffic., assertable: false, visible: false, source: own }
`,
  'relations/all.yaml': `
- { id: onNetwork, label: is on, description: Connected in any way., from: [Host], to: [Network], assertable: false }
- { id: connectedTo, label: is connected to, description: Has an interface., from: [Host], to: [Network], parents: [onNetwork] }
- { id: filters, label: filters, description: Enforces rules., from: [Filter], to: [Network] }
- { id: conduitTo, label: may send to, description: Allowed traffic., from: [Network], to: [Network] }
- { id: leadsTo, label: leads to, description: End of the path., from: [Path], to: [Network], assertable: false }
`,
  'attributes.yaml': `
- id: FlawFreedom
  label: Freedom from flaws
  description: No flaw to exploit.
  consequence: C-Flaw
  at: [Host]
  default: medium
  defaultReason: Updates come.
  defaultAt:
    - { class: OldHost, level: very-low, reason: No updates. }
- { id: AdminTrust, label: Honest administrators, description: Only honest people rule it., consequence: C-Owned, at: [Host], default: safe, defaultReason: Takes a threat. }
`,
  'consequences/all.yaml': `
- { id: C-Flaw, label: Flaw, description: A flaw can be used., group: technical, at: [Host], impact: negligible, impactReason: Nothing happens yet. }
- id: C-Owned
  label: Owned
  description: An attacker rules it.
  group: technical
  at: [Host]
  impact: low
  impactReason: Has to be set up anew.
  impactAt:
    - { class: OldHost, level: medium, reason: Cannot be set up anew., many: high }
- { id: C-Noise, label: Noise, description: Something is loud., group: technical, at: [Network], impact: negligible, impactReason: Only loud. }
`,
  'agents.yaml': `
- { id: remote, label: Remote attacker, description: Attacks from outside., level: high, reason: Daily. }
`,
  'construction.yaml': `
- id: R-Path
  reason: A conduit is a way.
  pattern: { key: { a: Network, b: Network }, links: [a conduitTo b], distinct: [[a, b]] }
  create: { role: path, class: Path, from: [a, b] }
  adds: [path leadsTo b]
`,
  'controls/all.yaml': `
- { id: K-Patch, title: Updates, at: [Host], description: Install updates., effort: 2, runningCost: 2, strength: high, strengthReason: Closes flaws., clinicalSideEffects: None known., nis2: [e] }
- { id: K-Rules, title: Rules, at: [Filter], description: Rules on the filter., effort: 2, runningCost: 2, strength: very-high, strengthReason: Nothing passes., clinicalSideEffects: None known., nis2: [e] }
- { id: K-Guard, title: Guard, at: [Network], description: Somebody listens., effort: 2, runningCost: 2, strength: medium, strengthReason: Hears it., clinicalSideEffects: None known., nis2: [b] }
`,
  'strategies/all.yaml': `
- { id: S-1, title: Both, controls: [K-Patch, K-Guard], strength: very-high, strengthReason: Two are better., blocks: [T-NET-01], sideEffects: None known. }
`,
  'threats/net.yaml': `
- id: T-NET-01
  title: Taken over
  kinds: [cyber]
  pattern:
    key: { host: Host }
    sufficient: { network: Network }
    links: [host onNetwork network]
  causes: [agent remote, C-Flaw @ host]
  effects: [C-Owned @ host]
  frequency: high
  frequencyReason: Happens often.
  controls: [K-Patch @ host, K-Guard @ network]
  reason: Somebody takes {host} over.
  how: Somebody does it.
  does: It is gone.
  noticed: By nobody.
  stopped: By updates.
  notToConfuse: With nothing.
  sources: [own]
- id: T-NET-02
  title: Loud guard
  kinds: [human]
  pattern: { key: { network: Network } }
  activeWhen: [K-Guard @ network]
  effects: [C-Noise @ network]
  frequency: low
  frequencyReason: Seldom.
  reason: The guard of {network} is loud.
  how: He talks.
  does: It is loud.
  noticed: By everybody.
  stopped: By nothing.
  notToConfuse: With nothing.
  sources: [own]
`,
  'bibliography.yaml': `
- { id: own, author: Cordon, title: Own, year: '2026', where: here }
`,
};

export interface SmallResult {
  readonly result: CompileResult;
  readonly problems: readonly KnowledgeProblem[];
}

/** Compiles the small knowledge base with some files exchanged, added (any path) or taken away (`null`). */
export function compileSmall(changes: Readonly<Record<string, string | null>> = {}): SmallResult {
  const texts: Record<string, string | null> = { ...SMALL, ...changes };
  const files: SourceFile[] = Object.entries(texts).flatMap(([path, text]) => (text === null ? [] : [{ path, text }]));
  const problems = new ProblemList();
  return { result: compileKnowledge(loadSources(files, problems), 'hash', problems), problems: problems.all };
}

/** One file of the small knowledge base with a text exchanged; throws when it is not there. */
export function smallFile(path: string, from: string, to: string): Record<string, string> {
  const text = SMALL[path]!;
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  return { [path]: text.replace(from, to) };
}
