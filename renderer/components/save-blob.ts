/** Lets the person keep a file that the core made: the browser's own way, which Electron answers with its dialog. */
export function saveBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName.replace(/[\\/:*?"<>|]/g, '_');
  link.click();
  // The browser has taken the address by the next turn; until then it must stay valid.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
