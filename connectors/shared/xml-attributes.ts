/** The attributes of the element being opened, by their names with prefix; valid only while it is reported. */
export interface Attributes {
  get(name: string): string | undefined;
  /** All of them, to be kept. */
  toRecord(): Record<string, string>;
}

/** Remembers where in the text each value stands; only those asked for are made strings. */
export class AttributeList implements Attributes {
  length = 0;
  private text = '';
  private readonly names: string[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  /** The value last asked for at each place: a sheet's tags repeat their types and styles. */
  private readonly values: (string | undefined)[] = [];
  /** Values that differ from what is written: their references are replaced. */
  private readonly resolved: (string | undefined)[] = [];

  /** Begins the attributes of another tag, which stands in `text`. */
  clear(text: string): void {
    this.text = text;
    this.length = 0;
  }

  /** Adds an attribute. Returns false when the tag has one of that name already. */
  add(name: string, start: number, end: number, resolved: string | undefined): boolean {
    for (let i = 0; i < this.length; i++) if (this.names[i] === name) return false;
    const at = this.length++;
    this.names[at] = name;
    this.starts[at] = start;
    this.ends[at] = end;
    this.resolved[at] = resolved;
    return true;
  }

  get(name: string): string | undefined {
    for (let i = 0; i < this.length; i++) if (this.names[i] === name) return this.valueAt(i);
    return undefined;
  }

  toRecord(): Record<string, string> {
    const record = Object.create(null) as Record<string, string>;
    for (let i = 0; i < this.length; i++) record[this.names[i]!] = this.valueAt(i);
    return record;
  }

  private valueAt(at: number): string {
    const resolved = this.resolved[at];
    if (resolved !== undefined) return resolved;
    const start = this.starts[at]!;
    const end = this.ends[at]!;
    const last = this.values[at];
    if (last !== undefined && last.length === end - start && this.text.startsWith(last, start)) return last;
    return (this.values[at] = this.text.slice(start, end));
  }
}
