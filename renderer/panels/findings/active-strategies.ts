import type { StrategyFinding } from '../../../shared/assessment/findings.ts';
import type { KnowledgeView } from '../../engine-client/knowledge-view.ts';

export interface ActiveStrategy {
  readonly title: string;
  readonly strategy: StrategyFinding;
}

/**
 * Strategies in place as a person sees them: the engine has an instance for each pattern that one
 * matched, but the same controls at the same assets are one measure.
 */
export function activeStrategies(view: KnowledgeView, strategies: readonly StrategyFinding[]): readonly ActiveStrategy[] {
  const seen = new Map<string, ActiveStrategy>();
  for (const strategy of strategies) {
    if (!strategy.enabled) continue;
    const title = view.strategy(strategy.strategy)?.title ?? strategy.strategy;
    const key = `${title}|${strategy.controls
      .map(({ control, asset }) => `${control}@${asset}`)
      .sort()
      .join('|')}`;
    if (!seen.has(key)) seen.set(key, { title, strategy });
  }
  return [...seen.values()].sort((a, b) => a.title.localeCompare(b.title, 'en'));
}
