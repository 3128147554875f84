/** Field types of Thrift's compact protocol that Parquet's metadata needs. */
export const thriftType = { i32: 5, i64: 6, binary: 8, list: 9, struct: 12 } as const;

/** Writes Thrift's compact protocol (apache/thrift, doc/specs/thrift-compact-protocol.md). */
export class ThriftWriter {
  private readonly out: number[] = [];
  private readonly outer: number[] = [];
  private lastId = 0;

  /** Opens a struct; as the value of field `id` unless it stands in a list or is the outermost. */
  openStruct(id?: number): void {
    if (id !== undefined) this.field(id, thriftType.struct);
    this.outer.push(this.lastId);
    this.lastId = 0;
  }

  closeStruct(): void {
    this.out.push(0);
    this.lastId = this.outer.pop() ?? 0;
  }

  i32(id: number, value: number): void {
    this.field(id, thriftType.i32);
    this.listI32(value);
  }

  i64(id: number, value: number): void {
    this.field(id, thriftType.i64);
    this.listI32(value);
  }

  text(id: number, value: string): void {
    this.field(id, thriftType.binary);
    this.listText(value);
  }

  /** Opens a list of `count` elements, which follow without ids. */
  list(id: number, elementType: number, count: number): void {
    this.field(id, thriftType.list);
    if (count < 15) this.out.push((count << 4) | elementType);
    else {
      this.out.push(0xf0 | elementType);
      this.varint(count);
    }
  }

  listI32(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  listText(value: string): void {
    const encoded = new TextEncoder().encode(value);
    this.varint(encoded.length);
    for (const byte of encoded) this.out.push(byte);
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.out);
  }

  private field(id: number, type: number): void {
    const delta = id - this.lastId;
    if (delta > 0 && delta < 16) this.out.push((delta << 4) | type);
    else {
      this.out.push(type);
      this.listI32(id);
    }
    this.lastId = id;
  }

  /** Divides instead of shifting: offsets may pass 32 bits. */
  private varint(value: number): void {
    let left = value;
    for (; left >= 0x80; left = Math.floor(left / 0x80)) this.out.push((left % 0x80) | 0x80);
    this.out.push(left);
  }
}
