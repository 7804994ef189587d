import { readPreferences, writePreferences } from '../../persistence/preferences.ts';
import { type PanelState, usePreferences } from '../preferences-store.ts';

/** Brings back how the person likes the app, and remembers each change. */
export function keepPreferences(): void {
  const kept = readPreferences();
  // Only what was found: `undefined` must not take the place of a standard.
  const panels = Object.fromEntries(Object.entries(kept.panels).filter(([, value]) => value !== undefined)) as Partial<PanelState>;
  usePreferences.setState((state) => ({
    theme: kept.theme ?? state.theme,
    language: kept.language ?? state.language,
    singleKeys: kept.singleKeys ?? state.singleKeys,
    panels: { ...state.panels, ...panels },
  }));
  usePreferences.subscribe(({ theme, language, singleKeys, panels }) => writePreferences({ theme, language, singleKeys, panels }));
}
