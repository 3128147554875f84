import {
  limits,
  ParseError,
  type ByteSource,
  type Note,
  type Recognition,
} from '../../schemas/intake/connector.ts';
import { detectEncoding } from '../csv/detect-encoding.ts';
import { Bounds, coordinateSystemNotes, type CoordinateSystem } from '../shared/coordinate-system.ts';
import { declaredColumns } from '../shared/declared-columns.ts';
import { refuseSecret } from '../shared/secrecy.ts';
import { parseCrsMember, standardSystem } from './coordinate-system.ts';
import { headerOf, ownMember, type Feature } from './features.ts';
import { isGeometryText } from './geometry.ts';
import { readFeatures } from './read-features.ts';
import { featureRecordMaker } from './to-record.ts';

/** A larger file is surveyed so far only; fields that turn up later are kept in a column of their own. */
const surveyedBytes = 16 * 1024 * 1024;
const laterFieldsHeader = '其他字段';
const geometryHeader = 'geometry';
const mostNames = 10;

/** Finds the table of a GeoJSON file: one record for each feature. */
export async function recogniseGeoJson(source: ByteSource, signal: AbortSignal): Promise<Recognition> {
  if (source.size === 0) throw new ParseError('FILE_EMPTY');
  refuseSecret(source.name, []);
  const { encoding, skipBytes, notes } = await detectEncoding(source, signal);
  const survey = await surveyFeatures(source, { encoding, skipBytes }, signal);
  refuseSecret(source.name, [...survey.outside.values()]);
  const keys = [...survey.keys].sort((a, b) => Number(isId(b)) - Number(isId(a)));
  const laterFields = !survey.isWhole;
  const headers = [...keys.map(headerOf), geometryHeader, ...(laterFields ? [laterFieldsHeader] : [])];
  const toRecord = featureRecordMaker(keys, laterFields, () => undefined);
  const table = {
    sheet: '',
    columns: declaredColumns(headers),
    headerRecords: 0,
    sample: survey.head.map(toRecord),
    estimatedRecords: survey.isWhole ? survey.count : Math.round((survey.count * source.size) / survey.bytes),
    dialect: { encoding, skipBytes, keys: JSON.stringify(keys), laterFields },
    notes: [...encodingNotes(encoding), ...notes, ...systemNotes(survey), ...outsideNotes(survey.outside)],
  };
  return { connector: 'geojson', tables: [table], notes: [] };
}

const isId = (name: string) => name === `${ownMember}id`;

async function surveyFeatures(
  source: ByteSource,
  form: { encoding: string; skipBytes: number },
  signal: AbortSignal,
) {
  const survey = {
    keys: new Set<string>(),
    head: [] as Feature[],
    count: 0,
    bytes: 0,
    isWhole: false,
    bounds: new Bounds(),
    /** Null when the file declares none, or says that there is none. */
    system: standardSystem as CoordinateSystem | null,
    outside: new Map<string, string>(),
  };
  const sink = {
    feature: (feature: Feature) => addFeature(survey, feature),
    crs: (json: string) => void (survey.system = parseCrsMember(json)),
    outside: (name: string, text: string) =>
      void (survey.outside.size < 100 && survey.outside.set(name, text)),
  };
  for await (const bytes of readFeatures(source, form, sink)) {
    signal.throwIfAborted();
    survey.bytes = bytes;
    if (bytes >= surveyedBytes && bytes < source.size && survey.count > 0) return survey;
  }
  survey.isWhole = true;
  return survey;
}

type Survey = Awaited<ReturnType<typeof surveyFeatures>>;

function addFeature(survey: Survey, feature: Feature): void {
  survey.count++;
  for (const name of feature.names) survey.keys.add(name);
  if (survey.keys.size > limits.columns)
    throw new ParseError('FILE_LIMIT', { limit: 'columns', where: String(survey.keys.size) });
  if (survey.head.length >= limits.sampleRecords) return;
  survey.head.push(feature);
  if (feature.geometry !== '') isGeometryText(feature.geometry, survey.bounds);
}

function systemNotes({ system, bounds }: Survey): Note[] {
  return coordinateSystemNotes(system, system === standardSystem ? 'RFC 7946' : 'crs', bounds);
}

function encodingNotes(encoding: string): Note[] {
  return encoding === 'utf-8' ? [] : [{ code: 'encoding', data: { encoding: encoding.toUpperCase() } }];
}

/** Names what a collection has beside its features. */
function outsideNotes(outside: ReadonlyMap<string, string>): Note[] {
  const names = [...outside.keys()];
  if (names.length === 0) return [];
  const shown = names.slice(0, mostNames).join('、') + (names.length > mostNames ? '…' : '');
  return [{ code: 'outside-table', data: { fields: shown } }];
}
