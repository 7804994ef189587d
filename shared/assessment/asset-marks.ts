import type { Analysis } from '../engine/analysis.ts';
import { assetsOfNode } from '../engine/analysis.ts';
import type { ModelRecords, RiskLevel } from '../model/records.ts';
import { SERIOUS_RISKS } from './findings.ts';
import { riskName } from './risk-summary.ts';

/** What the canvas shows on one asset. */
export interface AssetMark {
  /** The highest risk of any consequence at the asset. */
  readonly risk: RiskLevel;
  /** Threats at a serious level in which the asset has a key role. */
  readonly seriousFindings: number;
  readonly controlsInPlace: number;
}

/** A mark for every asserted asset, by its id. */
export function assetMarks(analysis: Analysis, model: ModelRecords): Record<string, AssetMark> {
  const { structure, levels, knowledge } = analysis;
  const { scales } = knowledge;
  const { asserted } = structure.assets;
  const risk = new Uint8Array(asserted);
  const serious = new Int32Array(asserted);
  const { consequenceSets, threats, matches } = structure;
  for (let set = 0; set < consequenceSets.count; set++) {
    const asset = consequenceSets.asset[set]!;
    if (asset < asserted && levels.consequenceLikelihood[set]! > 0) risk[asset] = Math.max(risk[asset]!, levels.consequenceRisk[set]!);
  }
  const isSerious = scales.risk.map((name) => SERIOUS_RISKS.includes(name as RiskLevel));
  for (let threat = 0; threat < threats.count; threat++) {
    if (!isSerious[levels.threatRisk[threat]!]) continue;
    const match = threats.match[threat]!;
    const touched = new Set<number>();
    knowledge.patterns[matches.pattern[match]!]!.nodes.forEach((node, index) => {
      if (node.kind === 'key' || node.kind === 'root') for (const asset of assetsOfNode(matches, match, index)) touched.add(asset);
    });
    for (const asset of touched) if (asset < asserted) serious[asset]!++;
  }
  const inPlace = new Map<string, number>();
  for (const control of Object.values(model.controls)) {
    if (control.state === 'in-place') inPlace.set(control.asset, (inPlace.get(control.asset) ?? 0) + 1);
  }
  const marks: Record<string, AssetMark> = {};
  for (let asset = 0; asset < asserted; asset++) {
    const id = structure.assets.ids[asset]!;
    marks[id] = { risk: riskName(scales, risk[asset]!), seriousFindings: serious[asset]!, controlsInPlace: inPlace.get(id) ?? 0 };
  }
  return marks;
}
