import { engine } from '../../engine-client/engine.ts';
import { useDerived } from '../../store/derived-store.ts';
import { select, setHighlight, useSession } from '../../store/session-store.ts';

/** Selects the asset of a consequence and lights the way that leads to it. */
export function showConsequence(id: string): void {
  const consequence = useDerived.getState().findings?.consequences.find((finding) => finding.id === id);
  if (!consequence) return;
  const assets = [consequence.asset];
  select({ assets });
  setHighlight({ assets, path: [] });
  const { selection } = useSession.getState();
  void engine()
    ?.explain(id)
    .then((explanation) => {
      if (explanation && useSession.getState().selection === selection) setHighlight({ assets, path: explanation.path });
    });
}
