import type { SchemaElement } from 'hyparquet';
import { parseFloat16 } from 'hyparquet/src/convert.js';

/** Makes text of one value of a column; null when it is bytes that are no text. */
export type ToText = (value: unknown) => string | null;

type Unit = 'MILLIS' | 'MICROS' | 'NANOS';
const perSecond: Record<Unit, bigint> = { MILLIS: 1_000n, MICROS: 1_000_000n, NANOS: 1_000_000_000n };
const secondsPerDay = 86_400n;
/** Instants become the city's wall-clock time; China Standard Time has no daylight saving since 1991. */
const cityOffsetSeconds = 8n * 3600n;
const lastDateMs = 8_640_000_000_000_000n;

/**
 * Gives the function that makes text of a column's values as they are stored (parquet-format, LogicalTypes.md), and
 * says whether they are instants, which become Beijing time.
 */
export function leafText(element: SchemaElement): { toText: ToText; isInstant: boolean } {
  const { type, logical_type: logical, converted_type: converted } = element;
  if (logical?.type === 'DECIMAL' || converted === 'DECIMAL') {
    const scale = (logical?.type === 'DECIMAL' ? logical.scale : element.scale) ?? 0;
    return plain((value) => decimalText(value, scale));
  }
  if (logical?.type === 'DATE' || converted === 'DATE')
    return plain((value) => dateText(BigInt(value as number)));
  if (logical?.type === 'TIMESTAMP') return timestamp(logical.unit, logical.isAdjustedToUTC);
  if (converted === 'TIMESTAMP_MILLIS' || converted === 'TIMESTAMP_MICROS')
    return timestamp(converted === 'TIMESTAMP_MILLIS' ? 'MILLIS' : 'MICROS', true);
  if (type === 'INT96') return timestamp('NANOS', true);
  if (logical?.type === 'TIME') return plain((value) => timeText(BigInt(value as number), logical.unit));
  if (converted === 'TIME_MILLIS' || converted === 'TIME_MICROS') {
    const unit = converted === 'TIME_MILLIS' ? 'MILLIS' : 'MICROS';
    return plain((value) => timeText(BigInt(value as number), unit));
  }
  if (logical?.type === 'UUID') return plain((value) => uuidText(value as Uint8Array));
  if (logical?.type === 'FLOAT16')
    return plain((value) => floatText(parseFloat16(value as Uint8Array) ?? Number.NaN));
  if (logical?.type === 'INTERVAL' || converted === 'INTERVAL')
    return plain((value) => intervalText(value as Uint8Array));
  if (type === 'FLOAT') return plain((value) => floatText(value as number));
  return plain(valueText);
}

const plain = (toText: ToText) => ({ toText, isInstant: false });

function timestamp(unit: Unit, isInstant: boolean) {
  const toText = (value: unknown) =>
    momentText(BigInt(value as bigint), unit, isInstant ? cityOffsetSeconds : 0n);
  return { toText, isInstant };
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Text of bytes in UTF-8; null when they are something else. */
export function bytesText(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** Text of a value without a type of its own. */
export function valueText(value: unknown): string | null {
  return value instanceof Uint8Array ? bytesText(value) : String(value);
}

function decimalText(value: unknown, scale: number): string {
  const unscaled = value instanceof Uint8Array ? twosComplement(value) : BigInt(value as number | bigint);
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const sign = unscaled < 0n ? '-' : '';
  return scale > 0 ? `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}` : sign + digits;
}

function twosComplement(bytes: Uint8Array): bigint {
  if (bytes.length === 0) return 0n;
  return BigInt.asIntN(bytes.length * 8, BigInt(`0x${Buffer.from(bytes).toString('hex')}`));
}

function dateText(days: bigint): string {
  const ms = days * secondsPerDay * 1000n;
  if (ms > lastDateMs || ms < -lastDateMs) return String(days);
  return new Date(Number(ms)).toISOString().replace(/T.*$/, '');
}

function momentText(value: bigint, unit: Unit, offsetSeconds: bigint): string {
  const ticks = value + offsetSeconds * perSecond[unit];
  const perDay = secondsPerDay * perSecond[unit];
  const days = floorDivide(ticks, perDay);
  return `${dateText(days)} ${timeText(ticks - days * perDay, unit)}`;
}

/** `HH:MM:SS`, with a fraction where there is one. */
function timeText(ticks: bigint, unit: Unit): string {
  const seconds = Number(floorDivide(ticks, perSecond[unit]));
  const rest = ticks - BigInt(seconds) * perSecond[unit];
  const two = (part: number) => String(part).padStart(2, '0');
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  if (rest === 0n) return clock;
  const width = String(perSecond[unit]).length - 1;
  return `${clock}.${String(rest).padStart(width, '0').replace(/0+$/, '')}`;
}

function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}

function uuidText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Months, days and milliseconds as an ISO 8601 duration. */
function intervalText(bytes: Uint8Array): string | null {
  if (bytes.length !== 12) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, 12);
  const part = (at: number) => view.getUint32(at, true);
  return `P${part(0)}M${part(4)}DT${part(8) / 1000}S`;
}

/** The shortest decimal that reads back as the same single-precision number. */
function floatText(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === value) return String(text);
  }
  return String(value);
}
