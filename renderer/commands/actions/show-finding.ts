import { engine } from '../../engine-client/engine.ts';
import { useDerived } from '../../store/derived-store.ts';
import { select, setHighlight, useSession } from '../../store/session-store.ts';

/** Selects the assets that a threat matched and lights the path that leads to it, as soon as the engine has told it. */
export function showFinding(id: string): void {
  const threat = useDerived.getState().findings?.threats.find((finding) => finding.id === id);
  if (!threat) return;
  const assets = [...new Set(Object.values(threat.assets).flat())];
  select({ finding: id, assets });
  setHighlight({ assets, path: [] });
  void engine()
    ?.explain(id)
    .then((explanation) => {
      if (!explanation || useSession.getState().selection.finding !== id) return;
      setHighlight({ assets, path: explanation.path });
    });
}
