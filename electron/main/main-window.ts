import { join } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import { guardNavigation } from '../security/guard-navigation.ts';
import { pageUrl } from '../security/page-address.ts';
import { loadSettings, saveSettings } from './settings.ts';
import { placeWindow } from './window-state.ts';

function workAreas() {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary, ...others].map((display) => display.workArea);
}

function rememberPlace(window: BrowserWindow, settingsDirectory: string): void {
  window.on('close', () => {
    const place = { bounds: window.getNormalBounds(), maximised: window.isMaximized() };
    saveSettings(settingsDirectory, { ...loadSettings(settingsDirectory), window: place });
  });
}

/** The one window: sandboxed, where it was last time, shown when the page has painted. */
export function openMainWindow(directory: string, settingsDirectory: string, title: string): BrowserWindow {
  const { window: last } = loadSettings(settingsDirectory);
  const window = new BrowserWindow({
    ...placeWindow(last, workAreas()),
    title,
    show: false,
    webPreferences: {
      preload: join(directory, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: false,
    },
  });
  guardNavigation(window.webContents);
  rememberPlace(window, settingsDirectory);
  window.once('ready-to-show', () => {
    if (last?.maximised) window.maximize();
    window.show();
  });
  void window.loadURL(pageUrl);
  return window;
}
