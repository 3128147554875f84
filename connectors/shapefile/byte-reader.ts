import type { ByteSource } from '../../schemas/intake/connector.ts';

/** Takes a source's bytes in order, piece by piece, holding little more than a piece. */
export class ByteReader {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private buffer: Buffer = Buffer.alloc(0);
  private at = 0;

  constructor(source: ByteSource) {
    this.chunks = source.stream()[Symbol.asyncIterator]();
  }

  /** The next `length` bytes, or what is left when the file ends before. */
  async take(length: number): Promise<Buffer> {
    if (this.buffer.length - this.at < length) await this.fill(length);
    const piece = this.buffer.subarray(this.at, this.at + length);
    this.at += piece.length;
    return piece;
  }

  /** Passes over bytes without holding them. */
  async skip(length: number): Promise<void> {
    let left = length;
    while (left > 0) {
      const piece = await this.take(Math.min(left, 65536));
      if (piece.length === 0) return;
      left -= piece.length;
    }
  }

  /** Lets go of the source before its end. */
  async close(): Promise<void> {
    await this.chunks.return?.();
  }

  private async fill(length: number): Promise<void> {
    const pieces: Uint8Array[] = [this.buffer.subarray(this.at)];
    let size = this.buffer.length - this.at;
    while (size < length) {
      const next = await this.chunks.next();
      if (next.done) break;
      pieces.push(next.value);
      size += next.value.length;
    }
    this.buffer = Buffer.concat(pieces, size);
    this.at = 0;
  }
}
