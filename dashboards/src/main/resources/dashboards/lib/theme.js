const KEY = 'millrace.theme';

export const THEMES = [
  { value: 'system', label: 'System', icon: 'M2 3h12v8H2zM5.5 13.5h5M8 11v2.5' },
  {
    value: 'light',
    label: 'Light',
    icon: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1v1M8 14v1M1 8h1M14 8h1M3 3l.8.8M12.2 12.2l.8.8M3 13l.8-.8M12.2 3.8 13 3',
  },
  { value: 'dark', label: 'Dark', icon: 'M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5 5.8 5.8 0 1 0 13.5 9.6z' },
];

const systemPrefersDark = matchMedia('(prefers-color-scheme: dark)');

/** What the reader chose: system, light or dark. */
export const chosenTheme = () => document.documentElement.dataset.theme ?? 'system';

/** Sets the theme, now and for the next visit. */
export function chooseTheme(theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Storage is forbidden here: the choice holds for this visit.
  }
  document.dispatchEvent(new Event('themechange'));
}

/** Calls whenever the colours change, by the reader or by the system. */
export function onThemeChange(listener) {
  document.addEventListener('themechange', listener);
  systemPrefersDark.addEventListener('change', listener);
}
