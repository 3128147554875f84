import type { Preferences } from '../../schemas/api/preferences.ts';

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
let chosen: Preferences['theme'] = 'system';

function paint(): void {
  const dark = chosen === 'dark' || (chosen === 'system' && systemDark.matches);
  document.documentElement.classList.toggle('dark', dark);
}

systemDark.addEventListener('change', paint);

/** Shows the chosen theme; `system` goes on following the operating system. */
export function applyTheme(theme: Preferences['theme']): void {
  chosen = theme;
  paint();
}
