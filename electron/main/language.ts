import { app } from 'electron';
import { desktop as en } from '../../schemas/messages/en/desktop.ts';
import { desktop as zh } from '../../schemas/messages/zh/desktop.ts';

/** Menus and dialogs speak Chinese unless the system speaks something else. */
export function desktopLanguage(): 'zh' | 'en' {
  const [first = 'zh'] = app.getPreferredSystemLanguages();
  return first.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Texts of the desktop program in that language. */
export function desktopTexts(): typeof zh {
  return desktopLanguage() === 'zh' ? zh : en;
}
