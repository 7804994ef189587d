import { create } from 'zustand';
import type { LanguageChoice } from '../messages/languages.ts';
import type { DrawerTab, Theme } from './session-store.ts';

/** Sizes in pixels; `null` while a panel is folded away. */
export interface PanelState {
  readonly paletteWidth: number;
  readonly paletteOpen: boolean;
  readonly inspectorWidth: number;
  readonly inspectorOpen: boolean;
  readonly drawerHeight: number;
  readonly drawerOpen: boolean;
  readonly drawerTab: DrawerTab;
}
export interface PreferencesState {
  readonly theme: Theme;
  readonly language: LanguageChoice;
  /** Single letters as shortcuts on the canvas; some people's dictation software types them by accident. */
  readonly singleKeys: boolean;
  readonly panels: PanelState;
}

const DEFAULT_PREFERENCES: PreferencesState = {
  theme: 'system',
  language: 'system',
  singleKeys: true,
  panels: {
    paletteWidth: 240,
    paletteOpen: true,
    inspectorWidth: 304,
    inspectorOpen: true,
    drawerHeight: 280,
    drawerOpen: true,
    drawerTab: 'threats',
  },
};

/** How a person likes the app; kept between starts by `renderer/persistence/preferences.ts`. */
export const usePreferences = create<PreferencesState>()(() => DEFAULT_PREFERENCES);

export const setTheme = (theme: Theme): void => usePreferences.setState({ theme });
export const setLanguage = (language: LanguageChoice): void => usePreferences.setState({ language });
export const setSingleKeys = (singleKeys: boolean): void => usePreferences.setState({ singleKeys });
export const setPanels = (panels: Partial<PanelState>): void =>
  usePreferences.setState((state) => ({ panels: { ...state.panels, ...panels } }));
