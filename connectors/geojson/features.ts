import { limits, ParseError } from '../../schemas/intake/connector.ts';
import { apart } from '../json/elements.ts';
import {
  JsonTextBuilder,
  type JsonContainer,
  type JsonHandler,
  type JsonScalar,
} from '../shared/json-stream.ts';
import { geometryTypes } from './geometry.ts';

/** Marks the names of a feature's own members, so that no property is taken for one. */
export const ownMember = '\0';

/** What a field is called in the table. */
export function headerOf(name: string): string {
  return name.startsWith(ownMember) ? name.slice(ownMember.length) : name;
}

export interface Feature {
  /** Names of the properties and, marked, of the feature's own members; each once. */
  names: string[];
  /** Scalars as text, what is nested as JSON. */
  cells: string[];
  /** GeoJSON text; empty for none. */
  geometry: string;
  /** True for what is not as RFC 7946 wants it. */
  isMalformed: boolean;
}

/** What the collector says as it meets it. */
export interface FeatureSink {
  feature(feature: Feature): void;
  /** The `crs` member of GeoJSON as it was before RFC 7946, as JSON. */
  crs(json: string): void;
  /** A member that a collection has beside its features. */
  outside(name: string, text: string): void;
}

interface OpenObject {
  names: string[];
  cells: string[];
  type: string;
  geometry: string;
  /** True once it has a member that says it is a feature or a collection. */
  isKnown: boolean;
  hasFeatures: boolean;
  isMalformed: boolean;
  length: number;
}

/** Gathers features one by one: of a collection, single, or one after the other on lines of their own. */
export class FeatureCollector implements JsonHandler {
  private readonly sink: FeatureSink;
  private readonly places: ('object' | 'features' | 'properties')[] = [];
  private readonly objects: OpenObject[] = [];
  private readonly nested = new JsonTextBuilder();
  private nesting = 0;
  private lastKey = '';
  private count = 0;

  constructor(sink: FeatureSink) {
    this.sink = sink;
  }

  open(container: JsonContainer): void {
    const place = this.places.at(-1);
    const isObject = container === 'object';
    if (this.nesting === 0) {
      if (place === undefined && !isObject) throw new ParseError('FILE_UNREADABLE', { detail: 'geojson' });
      if (isObject && (place === undefined || place === 'features')) return this.openObject();
      if (isObject && place === 'object' && this.lastKey === 'properties') return this.openProperties();
      if (!isObject && this.places.length === 1 && this.lastKey === 'features') return this.openFeatures();
    }
    this.nesting++;
    this.nested.open(container);
  }

  close(container: JsonContainer): void {
    if (this.nesting > 0) {
      this.nested.close(container);
      this.limit(this.nested.length);
      if (--this.nesting === 0) this.member(this.nested.take(), container);
    } else if (this.places.pop() === 'object') this.closeObject(this.objects.pop()!);
  }

  key(name: string): void {
    if (this.nesting > 0) this.nested.key(name);
    else this.lastKey = name;
  }

  value(text: string, kind: JsonScalar): void {
    if (this.nesting > 0) {
      this.nested.value(text, kind);
      this.limit(this.nested.length);
    } else if (this.places.length === 0) throw new ParseError('FILE_UNREADABLE', { detail: 'geojson' });
    else this.member(kind === 'null' ? '' : text, kind);
  }

  private openObject(): void {
    this.places.push('object');
    this.objects.push({
      names: [],
      cells: [],
      type: '',
      geometry: '',
      isKnown: this.places.length > 1,
      hasFeatures: false,
      isMalformed: false,
      length: 0,
    });
  }

  private openProperties(): void {
    this.objects.at(-1)!.isKnown = true;
    this.places.push('properties');
  }

  private openFeatures(): void {
    this.objects.at(-1)!.hasFeatures = true;
    this.places.push('features');
  }

  /** Takes a value that is whole: a member of an object, a property, or what stands among features but is none. */
  private member(text: string, kind: JsonContainer | JsonScalar): void {
    const object = this.objects.at(-1)!;
    const place = this.places.at(-1);
    if (place === 'properties') this.addField(object, this.lastKey, text);
    else if (place === 'features')
      this.emit({ names: [`${ownMember}feature`], cells: [text], geometry: '', isMalformed: true });
    else if (this.lastKey === 'type' && kind === 'string') object.type = text;
    else if (this.lastKey === 'geometry' && (kind === 'object' || kind === 'null')) {
      this.limit((object.length += text.length));
      object.geometry = text;
      object.isKnown = true;
    } else if (this.lastKey === 'crs' && this.places.length === 1)
      this.sink.crs(kind === 'null' ? 'null' : text);
    else if (this.lastKey === 'properties' && kind === 'null') object.isKnown = true;
    else if (this.lastKey !== 'bbox') {
      const isScalar = kind !== 'object' && kind !== 'array';
      object.isMalformed ||=
        this.lastKey === 'properties' || this.lastKey === 'geometry' || (this.lastKey === 'id' && !isScalar);
      this.addField(object, ownMember + this.lastKey, text);
    }
  }

  private addField(object: OpenObject, name: string, text: string): void {
    this.limit((object.length += text.length + 1));
    object.names.push(name);
    object.cells.push(text);
  }

  private closeObject(object: OpenObject): void {
    const isGeometry = geometryTypes.has(object.type);
    const isFeature = object.type !== 'FeatureCollection' && (object.isKnown || isGeometry);
    if (isGeometry) takeGeometry(object);
    if (isFeature)
      this.emit(featureOf(object, isGeometry ? this.places.length > 0 : object.type !== 'Feature'));
    else if (!object.hasFeatures) throw new ParseError('FILE_UNREADABLE', { detail: 'geojson' });
    else for (const [i, name] of object.names.entries()) this.sink.outside(headerOf(name), object.cells[i]!);
  }

  private emit(feature: Feature): void {
    this.count++;
    this.sink.feature(feature);
  }

  private limit(length: number): void {
    if (length > limits.recordBytes)
      throw new ParseError('FILE_LIMIT', { limit: 'record', where: String(this.count + 1) });
  }
}

function featureOf(object: OpenObject, isOdd: boolean): Feature {
  const { names, cells, geometry } = object;
  return {
    names: apart(names),
    cells,
    geometry,
    isMalformed: isOdd || object.isMalformed || object.hasFeatures,
  };
}

/** Takes the geometry that an object is, standing by itself. */
function takeGeometry(object: OpenObject): void {
  const name = object.type === 'GeometryCollection' ? 'geometries' : 'coordinates';
  const at = object.names.indexOf(ownMember + name);
  object.isMalformed ||= at < 0;
  if (at < 0) return;
  object.names.splice(at, 1);
  const [content] = object.cells.splice(at, 1);
  object.geometry = `{"type":"${object.type}","${name}":${content || 'null'}}`;
}
