import { join } from 'node:path';
import { app, session } from 'electron';
import { refuseNetwork } from '../security/refuse-network.ts';
import { refusePermissions } from '../security/refuse-permissions.ts';
import { parseArguments } from './arguments.ts';
import { Desktop } from './desktop.ts';
import { registerPageScheme, servePage } from './serve-page.ts';
import { loadSettings } from './settings.ts';

const directory = import.meta.dirname;

app.enableSandbox();
registerPageScheme();

if (app.requestSingleInstanceLock()) void start();
else app.quit();

async function start(): Promise<void> {
  await app.whenReady();
  refusePermissions(session.defaultSession);
  refuseNetwork(session.defaultSession);
  servePage(join(directory, '..', 'renderer'));

  const settingsDirectory = app.getPath('userData');
  const desktop = new Desktop(directory, settingsDirectory);
  app.on('second-instance', (_event, values) => {
    const { workspace } = parseArguments(values);
    if (workspace) void desktop.open(workspace);
    else desktop.focus();
  });
  closeBeforeQuit(desktop);
  await desktop.open(parseArguments(process.argv).workspace ?? loadSettings(settingsDirectory).workspace);
}

/** The workspace is closed in order before the program ends. */
function closeBeforeQuit(desktop: Desktop): void {
  let isClosed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void desktop.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}
