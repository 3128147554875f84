import { basename } from 'node:path';
import { app, dialog, ipcMain, Menu, shell, type BrowserWindow } from 'electron';
import { desktopChannels } from '../../schemas/api/desktop-host.ts';
import type { HandOverReply } from '../../schemas/api/hosts.ts';
import { describeError } from '../../schemas/messages/describe-error.ts';
import { formatMessage } from '../../schemas/messages/format.ts';
import { isTrustedSender } from '../security/trusted-sender.ts';
import { CoreHostFailure, startCoreProcess, type CoreProcess } from './core-process.ts';
import { desktopLanguage, desktopTexts } from './language.ts';
import { openMainWindow } from './main-window.ts';
import { menuTemplate } from './menu.ts';
import { loadSettings, saveSettings } from './settings.ts';

/** The desktop program once Electron is ready: one workspace, its core process, one window. */
export class Desktop {
  private readonly directory: string;
  private readonly settingsDirectory: string;
  private workspace: string | null = null;
  private core: CoreProcess | null = null;
  private window: BrowserWindow | null = null;

  /** @param directory where the bundles are  @param settingsDirectory where the program's own settings are */
  constructor(directory: string, settingsDirectory: string) {
    this.directory = directory;
    this.settingsDirectory = settingsDirectory;
    this.answerPage();
    this.setMenu();
  }

  /** Opens a workspace, asking for a folder when none is given; does nothing when the person declines. */
  async open(workspace: string | null): Promise<void> {
    const chosen = workspace ?? (await this.chooseWorkspace());
    if (!chosen) return void (this.window ?? app.quit());
    await this.close();
    const core = startCoreProcess(this.directory, chosen, basename(chosen));
    try {
      await core.ready;
    } catch (error) {
      return this.explain(error, chosen);
    }
    this.core = core;
    this.workspace = chosen;
    saveSettings(this.settingsDirectory, { ...loadSettings(this.settingsDirectory), workspace: chosen });
    core.onStopped(() => void this.coreStopped(core));
    this.showWindow();
  }

  /** Brings the window to the front, as when the program is started a second time. */
  focus(): void {
    if (!this.window) return;
    if (this.window.isMinimized()) this.window.restore();
    this.window.focus();
  }

  /** Closes the workspace in order. */
  async close(): Promise<void> {
    const { core } = this;
    this.core = null;
    await core?.close();
  }

  private showWindow(): void {
    if (this.window) return this.window.reload();
    this.window = openMainWindow(this.directory, this.settingsDirectory, desktopTexts().title);
    this.window.once('closed', () => {
      this.window = null;
    });
  }

  private answerPage(): void {
    ipcMain.on(desktopChannels.requestPort, (event) => {
      if (!isTrustedSender(event.senderFrame) || !this.core) return;
      event.senderFrame!.postMessage(desktopChannels.requestPort, null, [this.core.connect()]);
    });
    ipcMain.handle(desktopChannels.handOver, async (event, path: unknown): Promise<HandOverReply> => {
      if (!isTrustedSender(event.senderFrame) || !this.core || typeof path !== 'string' || path === '')
        return { error: { code: 'FORBIDDEN', data: { permission: 'deliver' } } };
      return this.core.handOver(path);
    });
  }

  private setMenu(): void {
    const texts = desktopTexts();
    const template = menuTemplate(texts, {
      openWorkspace: () => void this.open(null),
      showFolder: () => void (this.workspace && shell.openPath(this.workspace)),
      about: () =>
        void dialog.showMessageBox({
          message: texts.title,
          detail: formatMessage(texts.aboutText, { version: app.getVersion() }),
        }),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  private async chooseWorkspace(): Promise<string | null> {
    const properties = ['openDirectory', 'createDirectory'] as const;
    const { filePaths } = await dialog.showOpenDialog({
      title: desktopTexts().chooseWorkspace,
      properties: [...properties],
    });
    return filePaths[0] ?? null;
  }

  private async explain(error: unknown, workspace: string): Promise<void> {
    const { code, data } =
      error instanceof CoreHostFailure ? error : new CoreHostFailure('INTERNAL', { reference: workspace });
    const { what, todo } = describeError(desktopLanguage(), code, data);
    dialog.showErrorBox(desktopTexts().cannotOpen, `${what}\n${todo}`);
    if (!this.window) await this.open(null);
  }

  private async coreStopped(core: CoreProcess): Promise<void> {
    if (this.core !== core) return;
    this.core = null;
    const texts = desktopTexts();
    const { response } = await dialog.showMessageBox({
      type: 'error',
      message: texts.coreStopped,
      detail: texts.coreStoppedDetail,
      buttons: [texts.reopen, texts.close],
    });
    if (response === 0) await this.open(this.workspace);
    else app.quit();
  }
}
