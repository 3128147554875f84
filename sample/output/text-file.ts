import { type FileHandle, open } from 'node:fs/promises';
import { byteOrderMark, encode, type Encoding } from './encodings.ts';

const enough = 1 << 16;

/** A text file written piece by piece; memory stays small because nobody goes on before a piece is written. */
export class TextFile {
  private pieces: string[] = [];
  private length = 0;
  private readonly handle: FileHandle;
  private readonly encoding: Encoding;

  private constructor(handle: FileHandle, encoding: Encoding) {
    this.handle = handle;
    this.encoding = encoding;
  }

  static async create(path: string, encoding: Encoding = 'utf-8'): Promise<TextFile> {
    const file = new TextFile(await open(path, 'w'), encoding);
    await file.handle.write(byteOrderMark(encoding));
    return file;
  }

  add(text: string): void {
    this.pieces.push(text);
    this.length += text.length;
  }

  /** True when enough has gathered that `flush` should be awaited. */
  get isFull(): boolean {
    return this.length >= enough;
  }

  async flush(): Promise<void> {
    const bytes = encode(this.pieces.join(''), this.encoding);
    this.pieces = [];
    this.length = 0;
    for (let at = 0; at < bytes.length;) at += (await this.handle.write(bytes, at)).bytesWritten;
  }

  async close(): Promise<void> {
    try {
      await this.flush();
    } finally {
      await this.handle.close();
    }
  }
}
