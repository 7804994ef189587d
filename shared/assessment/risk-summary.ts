import type { Levels } from '../engine/analysis.ts';
import type { CompiledScales } from '../knowledge/compiled.ts';
import { RISKS, type RiskLevel } from '../model/records.ts';
import { SERIOUS_RISKS, type RiskSummary } from './findings.ts';

/**
 * What one threat adds to the risk index, by its risk level from the lowest up. Each level weighs five times
 * the one below, so one threat fewer at a level counts more than several that were already far below it.
 */
export const RISK_WEIGHTS: readonly number[] = [0, 1, 5, 25, 125];

/** The name of a risk index of the knowledge base's scale; -1 (no risk at all) is the lowest. */
export const riskName = (scales: CompiledScales, risk: number): RiskLevel => (scales.risk[Math.max(0, risk)] ?? RISKS[0]) as RiskLevel;

/** The sum of the weights of all threats: from 0, and it falls whenever one threat's risk falls and none rises. */
export function riskIndex(threatRisk: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < threatRisk.length; i++) sum += RISK_WEIGHTS[threatRisk[i]!] ?? 0;
  return sum;
}

/** The same from how many threats are at each risk level. */
export const riskIndexOfCounts = (counts: ArrayLike<number>): number =>
  RISK_WEIGHTS.reduce((sum, weight, risk) => sum + weight * (counts[risk] ?? 0), 0);

/** How many threats are at a serious level: what the status line counts. */
function seriousThreats(scales: CompiledScales, threatRisk: ArrayLike<number>): number {
  const serious = scales.risk.map((name) => SERIOUS_RISKS.includes(name as RiskLevel));
  let count = 0;
  for (let i = 0; i < threatRisk.length; i++) if (serious[threatRisk[i]!]) count++;
  return count;
}

export const riskSummary = (scales: CompiledScales, levels: Levels): RiskSummary => ({
  overallRisk: riskName(scales, levels.overallRisk),
  serious: seriousThreats(scales, levels.threatRisk),
  riskIndex: riskIndex(levels.threatRisk),
});
