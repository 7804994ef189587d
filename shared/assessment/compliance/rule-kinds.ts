import type { BarriersRule, CoverageRule, NeedsRule, NoConsequenceRule, NoThreatRule, RuleEntry } from '../../knowledge/standards.ts';
import type { ThreatFinding } from '../findings.ts';
import { inModelOrder, isAbove, isAccepted, meets, type RuleInput, type RuleResult } from './rule-input.ts';

/** Evaluates one rule; which one is for the knowledge base to say. */
export function evaluateRule(input: RuleInput, rule: RuleEntry): RuleResult {
  switch (rule.kind) {
    case 'needs':
      return needs(input, rule);
    case 'no-threat':
      return noThreat(input, rule);
    case 'no-consequence':
      return noConsequence(input, rule);
    case 'barriers':
      return barriers(input, rule);
    case 'coverage':
      return coverage(input, rule);
  }
}

function needs(input: RuleInput, rule: NeedsRule): RuleResult {
  const concerned = input.graph.of(rule.each).filter((asset) => {
    const held = rule.where.filter((condition) => meets(input, asset, condition)).length;
    return held >= (rule.whereLeast ?? rule.where.length);
  });
  const assets = concerned.filter(
    (asset) =>
      !rule.unless.some((condition) => meets(input, asset, condition)) && !rule.needs.some((condition) => meets(input, asset, condition)),
  );
  const controls = [...new Set(rule.needs.flatMap((condition) => condition.control))];
  const facts = rule.needs.flatMap((condition) => (condition.fact === undefined || condition.via.length > 0 ? [] : [condition.fact]));
  return { checked: concerned.length, assets, findings: [], controls, facts };
}

function noThreat(input: RuleInput, rule: NoThreatRule): RuleResult {
  const wanted = new Set(rule.threats);
  const open = input.findings.threats.filter(
    (finding) =>
      wanted.has(finding.threat) &&
      isAbove(finding.risk, rule.above) &&
      !isAccepted(input, finding.id) &&
      touched(input, finding, rule.at).length > 0,
  );
  return threatResult(input, input.graph.of(rule.at).length, open, rule.at);
}

function noConsequence(input: RuleInput, rule: NoConsequenceRule): RuleResult {
  const wanted = new Set(rule.consequences);
  const open = input.findings.consequences.filter(
    (finding) =>
      wanted.has(finding.consequence) &&
      isAbove(finding.risk, rule.above) &&
      input.graph.isA(finding.asset, rule.at) &&
      !isAccepted(input, finding.id),
  );
  return {
    checked: input.graph.of(rule.at).length,
    assets: inModelOrder(
      input.model,
      open.map(({ asset }) => asset),
    ),
    findings: open.map(({ id }) => id),
    controls: [],
  };
}

function barriers(input: RuleInput, rule: BarriersRule): RuleResult {
  const ends = new Set(
    input.findings.consequences
      .filter(({ consequence, asset }) => rule.consequences.includes(consequence) && input.graph.isA(asset, rule.at))
      .map(({ id }) => id),
  );
  const controlsOf = new Map(
    input.findings.strategies.map((strategy) => [strategy.id, strategy.controls.map(({ control, asset }) => `${control}@${asset}`)]),
  );
  const leading = input.findings.threats.filter((finding) => finding.effects.some((effect) => ends.has(effect)));
  const open = leading.filter(
    (finding) =>
      isAbove(finding.risk, rule.above) &&
      !isAccepted(input, finding.id) &&
      independent(finding.blockedBy.map((id) => controlsOf.get(id) ?? [id])) < rule.least,
  );
  return threatResult(input, leading.length, open, rule.at);
}

/** How many strategies can be picked, the smallest first, so that no two of them share a control. */
function independent(strategies: readonly (readonly string[])[]): number {
  const used = new Set<string>();
  let count = 0;
  for (const controls of [...strategies].sort((a, b) => a.length - b.length)) {
    if (controls.some((control) => used.has(control))) continue;
    for (const control of controls) used.add(control);
    count++;
  }
  return count;
}

function coverage(input: RuleInput, rule: CoverageRule): RuleResult {
  const mapped = new Set(
    input.catalogue.controls
      .filter((control) => (control.mappings[rule.mapping] ?? []).some((code) => rule.codes.includes(code)))
      .map(({ id }) => id),
  );
  const unheld = new Set(
    input.findings.threats
      .filter((finding) => isAbove(finding.risk, rule.above) && finding.blockedBy.length === 0 && !isAccepted(input, finding.id))
      .map(({ id }) => id),
  );
  let checked = 0;
  const assets = new Set<string>();
  const findings = new Set<string>();
  const controls = new Set<string>();
  for (const strategy of input.findings.strategies) {
    const ours = strategy.controls.filter(({ control }) => mapped.has(control));
    if (ours.length === 0) continue;
    checked++;
    const missing = ours.filter(({ state }) => !(state === 'in-place' || (state === 'planned' && input.view === 'planned')));
    const open = strategy.enabled || missing.length === 0 ? [] : strategy.blocks.filter((threat) => unheld.has(threat));
    if (open.length === 0) continue;
    for (const { asset, control } of missing) {
      assets.add(asset);
      controls.add(control);
    }
    for (const threat of open) findings.add(threat);
  }
  return {
    checked,
    assets: inModelOrder(input.model, assets),
    findings: input.findings.threats.filter(({ id }) => findings.has(id)).map(({ id }) => id),
    controls: [...controls].sort(),
  };
}

const touched = (input: RuleInput, finding: ThreatFinding, at: readonly string[]): string[] =>
  [...new Set(Object.values(finding.assets).flat())].filter((asset) => input.graph.isA(asset, at));

function threatResult(input: RuleInput, checked: number, open: readonly ThreatFinding[], at: readonly string[]): RuleResult {
  const assets = open.flatMap((finding) => {
    const here = touched(input, finding, at);
    return here.length > 0 ? here : Object.values(finding.assets).flat();
  });
  return { checked, assets: inModelOrder(input.model, assets), findings: open.map(({ id }) => id), controls: [] };
}
