import { usePreferences } from '../store/preferences-store.ts';

/** Writes the chosen theme on the page, and follows the system where nothing was chosen. */
export function applyTheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const write = () => {
    const { theme } = usePreferences.getState();
    document.documentElement.dataset['theme'] = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  };
  write();
  dark.addEventListener('change', write);
  usePreferences.subscribe(write);
}
