import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseArguments } from '../../../electron/main/arguments.ts';
import { menuTemplate } from '../../../electron/main/menu.ts';
import { loadSettings, saveSettings } from '../../../electron/main/settings.ts';
import { desktop } from '../../../schemas/messages/zh/desktop.ts';

describe('desktop settings', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'tonghui-desktop-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('come back as they were saved', () => {
    const settings = {
      workspace: '/srv/城市 数据',
      window: { bounds: { x: 1, y: 2, width: 1400, height: 900 }, maximised: true },
    };
    saveSettings(directory, settings);
    expect(loadSettings(directory)).toEqual(settings);
  });

  it('start empty when the file is absent or damaged, and keep what is sound', () => {
    const none = { workspace: null, window: null };
    expect(loadSettings(directory)).toEqual(none);
    writeFileSync(join(directory, 'desktop.json'), '{"workspace": "/a", ');
    expect(loadSettings(directory)).toEqual(none);
    writeFileSync(join(directory, 'desktop.json'), '{"workspace": "/a", "window": {"bounds": 3}}');
    expect(loadSettings(directory)).toEqual({ workspace: '/a', window: null });
  });
});

describe('parseArguments', () => {
  it('finds the workspace among Electron’s own switches', () => {
    expect(parseArguments(['electron', '.', '--no-sandbox', '--workspace', '/a b'])).toEqual({
      workspace: '/a b',
    });
    expect(parseArguments(['tonghui', '--workspace=/城市'])).toEqual({ workspace: '/城市' });
    expect(parseArguments(['tonghui', '--workspace'])).toEqual({ workspace: null });
    expect(parseArguments(['tonghui'])).toEqual({ workspace: null });
  });
});

describe('menuTemplate', () => {
  it('offers neither reload nor developer tools, and every entry has a text', () => {
    const nothing = () => undefined;
    const menus = menuTemplate(desktop, { openWorkspace: nothing, showFolder: nothing, about: nothing });
    const entries = menus.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
    expect(entries.map(({ role }) => role)).not.toEqual(expect.arrayContaining(['reload']));
    expect(entries.filter(({ role }) => /reload|devtools/i.test(role ?? ''))).toEqual([]);
    expect(entries.filter(({ type, label }) => type !== 'separator' && !label)).toEqual([]);
  });
});
