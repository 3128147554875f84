import type { Bounds } from '../shared/coordinate-system.ts';

const simpleTypes = [
  '',
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
] as const;
const collectionType = 7;
const deepestCollection = 16;
/** Bytes of the envelope by the indicator in the flags (GeoPackage 1.3, clause 2.1.3). */
const envelopeBytes = [0, 32, 48, 48, 64];
const emptyFlag = 0x10;
const extendedFlag = 0x20;

/**
 * Turns a GeoPackage geometry into GeoJSON text, heights and measures left out: empty for an empty geometry, null for
 * what is none, or of a type GeoJSON has not. Positions are added to `bounds`.
 */
export function geometryText(bytes: Uint8Array, bounds: Bounds): string | null {
  const flags = bytes[3] ?? 0;
  const envelope = envelopeBytes[(flags >> 1) & 7];
  if (bytes[0] !== 0x47 || bytes[1] !== 0x50 || envelope === undefined || flags & extendedFlag) return null;
  if (flags & emptyFlag) return '';
  try {
    return new WellKnownBinary(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      8 + envelope,
      bounds,
    ).geometry(0);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Reads well-known binary (OGC 06-103r4, and the ISO numbers for heights and measures); RangeError where it breaks. */
class WellKnownBinary {
  private readonly bytes: Buffer;
  private readonly bounds: Bounds;
  private at: number;
  private littleEndian = true;
  private dimensions = 2;

  constructor(bytes: Buffer, at: number, bounds: Bounds) {
    this.bytes = bytes;
    this.at = at;
    this.bounds = bounds;
  }

  geometry(depth: number): string {
    const type = this.header();
    if (type === collectionType) {
      if (depth === deepestCollection) throw new RangeError('collections nest too deeply');
      return `{"type":"GeometryCollection","geometries":${this.list(() => this.geometry(depth + 1), 5)}}`;
    }
    const name = simpleTypes[type];
    if (!name) throw new RangeError(`geometry type ${type}`);
    return `{"type":"${name}","coordinates":${this.coordinates(type)}}`;
  }

  private coordinates(type: number): string {
    if (type === 1) return this.position();
    if (type === 2) return this.positions();
    if (type === 3) return this.list(() => this.positions(), 4);
    return this.list(() => {
      if (this.header() !== type - 3) throw new RangeError('another part than its collection');
      return this.coordinates(type - 3);
    }, 5);
  }

  /** Byte order and type; the thousands of the type say which coordinates there are. */
  private header(): number {
    this.littleEndian = this.bytes.readUInt8(this.at) === 1;
    this.at++;
    const type = this.count();
    const variant = Math.floor(type / 1000);
    if (variant > 3) throw new RangeError(`geometry type ${type}`);
    this.dimensions = 2 + (variant === 3 ? 2 : Math.min(variant, 1));
    return type % 1000;
  }

  private positions(): string {
    return this.list(() => this.position(), 8 * this.dimensions);
  }

  private position(): string {
    const x = this.double(0);
    const y = this.double(8);
    this.at += 8 * this.dimensions;
    if (Number.isNaN(x) && Number.isNaN(y)) return '[]'; // an empty point
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new RangeError('no finite position');
    this.bounds.include([x, y]);
    return `[${x},${y}]`;
  }

  /** Items that take at least `leastBytes` each, so that a false count costs nothing. */
  private list(item: () => string, leastBytes: number): string {
    const count = this.count();
    if (count * leastBytes > this.bytes.length - this.at) throw new RangeError('more items than bytes');
    return `[${Array.from({ length: count }, item).join(',')}]`;
  }

  private count(): number {
    const value = this.littleEndian ? this.bytes.readUInt32LE(this.at) : this.bytes.readUInt32BE(this.at);
    this.at += 4;
    return value;
  }

  private double(offset: number): number {
    return this.littleEndian
      ? this.bytes.readDoubleLE(this.at + offset)
      : this.bytes.readDoubleBE(this.at + offset);
  }
}
