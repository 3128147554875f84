import { limits, ParseError } from '../../schemas/intake/connector.ts';
import {
  JsonTextBuilder,
  type JsonContainer,
  type JsonHandler,
  type JsonScalar,
} from '../shared/json-stream.ts';

/** What stands in a table's array: an object's fields, an array's cells, or a scalar as one cell; null has none. */
export interface Element {
  kind: 'fields' | 'cells' | 'scalar';
  /** Keys of the fields; empty for the others. */
  names: string[];
  cells: string[];
}

/** Where the elements of tables are: the file's top-level values, or the elements of its arrays. */
export type ElementsAre = 'roots' | 'arrays';

/** What the collector says as it meets it. */
export interface ElementSink {
  /** An element of the array at `path`: the keys that lead to it, joined by dots; empty at the top. */
  element(path: string, element: Element): void;
  /** A top-level value begins. */
  root?(container: JsonContainer | 'scalar'): void;
  /** A value that belongs to no table. */
  outside?(path: string, text: string): void;
}

/** Arrays deeper than this belong to a record, not to what wraps a table: {response: {data: {rows: [...]}}}. */
const deepestTable = 3;

/** Gathers the elements of a file's tables: their scalars as text, what is nested in them as JSON. */
export class ElementCollector implements JsonHandler {
  private readonly sink: ElementSink;
  private readonly elementsAre: ElementsAre;
  /** Keys of the containers that wrap tables; null for arrays, which no table is looked for in. */
  private readonly outer: (string | null)[] = [];
  private lastKey = '';
  /** Path of the array whose elements are being read; null outside. */
  private table: string | null = null;
  /** How deep in an element: 1 is the element itself. */
  private level = 0;
  private names: string[] = [];
  private cells: string[] = [];
  private length = 0;
  private isObject = false;
  private readonly nested = new JsonTextBuilder();
  private count = 0;

  constructor(sink: ElementSink, elementsAre: ElementsAre) {
    this.sink = sink;
    this.elementsAre = elementsAre;
    if (elementsAre === 'roots') this.table = '';
  }

  open(container: JsonContainer): void {
    if (this.level > 0) {
      this.level++;
      this.nested.open(container);
    } else if (this.table !== null) this.openElement(container);
    else this.openOuter(container);
  }

  close(container: JsonContainer): void {
    if (this.level === 1) this.closeElement();
    else if (this.level > 1) {
      this.nested.close(container);
      if (--this.level === 1) this.addCell(this.nested.take());
    } else if (this.table !== null && container === 'array') this.table = null;
    else this.outer.pop();
  }

  key(name: string): void {
    if (this.level === 1) this.names.push(name);
    else if (this.level > 1) this.nested.key(name);
    else this.lastKey = name;
  }

  value(text: string, kind: JsonScalar): void {
    if (this.level > 1) {
      this.nested.value(text, kind);
      this.limitCell(this.nested.length);
    } else if (this.level === 1) this.addCell(kind === 'null' ? '' : text);
    else if (this.table !== null) this.scalarElement(text, kind);
    else this.outsideValue(text);
  }

  private openElement(container: JsonContainer): void {
    if (this.elementsAre === 'roots') this.sink.root?.(container);
    this.level = 1;
    this.isObject = container === 'object';
  }

  private openOuter(container: JsonContainer): void {
    if (this.outer.length === 0) this.sink.root?.(container);
    const path = this.pathOf();
    if (container === 'array' && path !== null) this.table = path;
    else this.outer.push(container === 'object' ? this.lastKey : null);
  }

  /** The path of what stands here; null where no table can be. */
  private pathOf(): string | null {
    if (this.outer.length > deepestTable || this.outer.includes(null)) return null;
    return this.outer.length === 0 ? '' : [...this.outer.slice(1), this.lastKey].join('.');
  }

  private closeElement(): void {
    const kind = this.isObject ? 'fields' : 'cells';
    this.sink.element(this.table!, { kind, names: apart(this.names), cells: this.cells });
    this.level = 0;
    this.names = [];
    this.cells = [];
    this.length = 0;
    this.count++;
  }

  private scalarElement(text: string, kind: JsonScalar): void {
    if (this.elementsAre === 'roots') this.sink.root?.('scalar');
    this.limitCell(text.length);
    this.sink.element(this.table!, { kind: 'scalar', names: [], cells: kind === 'null' ? [] : [text] });
    this.count++;
  }

  private outsideValue(text: string): void {
    if (this.outer.length === 0) this.sink.root?.('scalar');
    else this.sink.outside?.([...this.outer.slice(1), this.lastKey].join('.'), text);
  }

  private addCell(text: string): void {
    this.limitCell(text.length);
    this.length += text.length + 1;
    if (this.length > limits.recordBytes)
      throw new ParseError('FILE_LIMIT', { limit: 'record', where: String(this.count + 1) });
    this.cells.push(text);
  }

  private limitCell(length: number): void {
    if (length > limits.cellBytes)
      throw new ParseError('FILE_LIMIT', { limit: 'cell', where: String(this.count + 1) });
  }
}

/** Names the fields of an object apart that has one name twice: JSON allows it, and both values are delivered. */
export function apart(names: string[]): string[] {
  const used = new Set(names);
  if (used.size === names.length) return names;
  const met = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let n = 2; met.has(unique); n++) unique = `${name} (${n})`;
    met.add(unique);
    return unique;
  });
}
