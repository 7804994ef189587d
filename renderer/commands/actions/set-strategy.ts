import type { StrategyFinding, Suggestion } from '../../../shared/assessment/findings.ts';
import { edit } from '../workspace.ts';
import { setControls } from '../edits/change-asset.ts';

/** Puts every control of a suggestion in place: one step of Undo. */
export const applySuggestion = (suggestion: Suggestion): boolean =>
  edit(
    'applyStrategy',
    (model) =>
      setControls(
        model,
        suggestion.controls.map(({ asset, control }) => ({ asset, control, state: 'in-place' as const })),
      ),
    {
      name: suggestion.title,
    },
  );

/** Takes the controls of a strategy away again. */
export const withdrawStrategy = (strategy: StrategyFinding, title: string): boolean =>
  edit(
    'withdrawStrategy',
    (model) =>
      setControls(
        model,
        strategy.controls.map(({ asset, control }) => ({ asset, control, state: null })),
      ),
    { name: title },
  );
