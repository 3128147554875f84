import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { desktopChannels, portMessage } from '../../schemas/api/desktop-host.ts';
import type { DesktopBridge, HandOverReply } from '../../schemas/api/hosts.ts';

ipcRenderer.on(desktopChannels.requestPort, (event) => {
  window.postMessage({ type: portMessage }, window.location.origin, event.ports);
});

const bridge: DesktopBridge = {
  requestPort: () => ipcRenderer.send(desktopChannels.requestPort),
  // A script can make a File but not give it a path: only what the person dropped or chose has one.
  handOver: (file) =>
    ipcRenderer.invoke(
      desktopChannels.handOver,
      webUtils.getPathForFile(file as File),
    ) as Promise<HandOverReply>,
};

contextBridge.exposeInMainWorld('tonghuiDesktop', bridge);
