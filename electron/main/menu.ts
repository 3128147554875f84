import type { MenuItemConstructorOptions } from 'electron';
import type { desktop } from '../../schemas/messages/zh/desktop.ts';

export interface MenuActions {
  openWorkspace(): void;
  showFolder(): void;
  about(): void;
}

type Texts = typeof desktop;

function fileMenu(texts: Texts, actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: texts.file,
    submenu: [
      { label: texts.openWorkspace, accelerator: 'CmdOrCtrl+O', click: actions.openWorkspace },
      { label: texts.showFolder, click: actions.showFolder },
      { type: 'separator' },
      { label: texts.quit, role: 'quit' },
    ],
  };
}

function editMenu(texts: Texts): MenuItemConstructorOptions {
  return {
    label: texts.edit,
    submenu: [
      { label: texts.undo, role: 'undo' },
      { label: texts.redo, role: 'redo' },
      { type: 'separator' },
      { label: texts.cut, role: 'cut' },
      { label: texts.copy, role: 'copy' },
      { label: texts.paste, role: 'paste' },
      { label: texts.selectAll, role: 'selectAll' },
    ],
  };
}

function viewMenu(texts: Texts): MenuItemConstructorOptions {
  return {
    label: texts.view,
    submenu: [
      { label: texts.zoomIn, role: 'zoomIn' },
      { label: texts.zoomOut, role: 'zoomOut' },
      { label: texts.actualSize, role: 'resetZoom' },
      { type: 'separator' },
      { label: texts.fullScreen, role: 'togglefullscreen' },
    ],
  };
}

/** The application's menu. There is no reload and no developer tools: the page is a program, not a site. */
export function menuTemplate(texts: Texts, actions: MenuActions): MenuItemConstructorOptions[] {
  const help = { label: texts.help, submenu: [{ label: texts.about, click: actions.about }] };
  return [fileMenu(texts, actions), editMenu(texts), viewMenu(texts), help];
}
