import type { ByteSource, Note, RecognisedTable, TextBatch } from '../../schemas/intake/connector.ts';
import { Bounds, lateSystemNotes, type CoordinateSystem } from '../shared/coordinate-system.ts';
import { TextBatchWriter } from '../shared/text-batch-writer.ts';
import { parseCrsMember, standardSystem } from './coordinate-system.ts';
import { dialectOf } from './dialect.ts';
import type { Feature } from './features.ts';
import { isGeometryText } from './geometry.ts';
import { readFeatures } from './read-features.ts';
import { featureRecordMaker } from './to-record.ts';

const mostNames = 10;

/** Yields the features' records; memory stays at a few chunks of the file. */
export async function* readGeoJson(
  source: ByteSource,
  table: RecognisedTable,
  signal: AbortSignal,
): AsyncGenerator<TextBatch, Note[]> {
  signal.throwIfAborted();
  const dialect = dialectOf(table);
  const findings = newFindings();
  const writer = new TextBatchWriter();
  const later = (name: string) => void (findings.later.size < mostNames && findings.later.add(name));
  const toRecord = featureRecordMaker(JSON.parse(dialect.keys) as string[], dialect.laterFields, later);
  let features: Feature[] = [];
  const sink = {
    feature: (feature: Feature) => void features.push(feature),
    crs: (json: string) => void (findings.system = parseCrsMember(json)),
    outside: () => undefined,
  };
  for await (const _ of readFeatures(source, dialect, sink)) {
    signal.throwIfAborted();
    for (const feature of features) {
      inspect(feature, findings);
      const record = toRecord(feature);
      if (record.every((cell) => cell.trim() === '')) writer.addBlanks(1);
      else writer.addRecord(record);
      if (writer.isFull) yield writer.take()!;
    }
    features = [];
  }
  const rest = writer.take();
  if (rest) yield rest;
  return notesOf(findings, table);
}

function newFindings() {
  return {
    features: 0,
    geometries: 0,
    later: new Set<string>(),
    bounds: new Bounds(),
    system: standardSystem as CoordinateSystem | null,
  };
}

type Findings = ReturnType<typeof newFindings>;

function inspect({ isMalformed, geometry }: Feature, findings: Findings): void {
  if (isMalformed) findings.features++;
  if (geometry !== '' && !isGeometryText(geometry, findings.bounds)) findings.geometries++;
}

/** What was not known from the start of the file. */
function notesOf({ features, geometries, later, bounds, system }: Findings, table: RecognisedTable): Note[] {
  const notes: Note[] = [];
  if (features > 0) notes.push({ code: 'malformed-features', data: { features } });
  if (geometries > 0) notes.push({ code: 'malformed-geometries', data: { geometries } });
  if (later.size > 0) notes.push({ code: 'later-fields', data: { fields: [...later].join('、') } });
  const from = system === standardSystem ? 'RFC 7946' : 'crs';
  return [...notes, ...lateSystemNotes(table.notes, system, from, bounds)];
}
