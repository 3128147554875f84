import {
  limits,
  ParseError,
  type ByteSource,
  type Note,
  type RecognisedTable,
  type TextBatch,
} from '../../schemas/intake/connector.ts';
import { readDbf, recogniseDbf } from '../dbf/table.ts';
import { declaredColumns } from '../shared/declared-columns.ts';
import { refuseSecret } from '../shared/secrecy.ts';
import {
  coordinateSystemNotes,
  lateSystemNotes,
  parseWellKnownText,
  type CoordinateSystem,
} from '../shared/coordinate-system.ts';
import { noShapeFindings, readShapes, shapeNotes } from './shapes.ts';

/** The files of one layer, which belong together by their base name. */
export interface ShapefileParts {
  /** The base name. */
  name: string;
  shp: ByteSource;
  dbf?: ByteSource;
  prj?: ByteSource;
  cpg?: ByteSource;
}

/** Column of the geometry as GeoJSON text, behind those of the attributes. */
const geometryColumn = 'geometry';

/**
 * Finds the table of a layer. Throws FILE_REFUSED `shapefile-parts` when its attributes are absent, FILE_UNREADABLE
 * when one of the parts is not what it is called.
 */
export async function recogniseShapefile(
  parts: ShapefileParts,
  signal: AbortSignal,
): Promise<RecognisedTable> {
  refuseSecret(parts.name, []);
  if (!parts.dbf) throw new ParseError('FILE_REFUSED', { reason: 'shapefile-parts' });
  const cpg = parts.cpg ? await readStart(parts.cpg) : null;
  const table = await recogniseDbf(parts.dbf, cpg, signal);
  const findings = noShapeFindings();
  const geometries: string[] = [];
  for await (const geometry of readShapes(parts.shp, signal, findings))
    if (geometries.push(geometry) >= limits.sampleRecords) break;
  return {
    ...table,
    sheet: parts.name,
    columns: declaredColumns([...table.columns.map(({ header }) => header), geometryColumn]),
    sample: table.sample.map((cells, i) => [...cells, geometries[i] ?? '']),
    notes: [...table.notes, ...coordinateSystemNotes(await systemOf(parts), 'prj', findings.bounds)],
  };
}

/** Reads the records with their geometry; the last cell of each. */
export async function* readShapefile(
  parts: ShapefileParts,
  table: RecognisedTable,
  signal: AbortSignal,
): AsyncGenerator<TextBatch, Note[]> {
  if (!parts.dbf) throw new ParseError('FILE_REFUSED', { reason: 'shapefile-parts' });
  const findings = noShapeFindings();
  const shapes = readShapes(parts.shp, signal, findings);
  let records = 0;
  try {
    const notes = yield* readDbf(parts.dbf, table, signal, async () => {
      records++;
      return (await shapes.next()).value ?? '';
    });
    while (!(await shapes.next()).done);
    if (findings.shapes !== records)
      notes.push({ code: 'shape-count-differs', data: { shapes: findings.shapes, records } });
    return [
      ...notes,
      ...shapeNotes(findings),
      ...lateSystemNotes(table.notes, await systemOf(parts), 'prj', findings.bounds),
    ];
  } finally {
    await shapes.return(undefined);
  }
}

async function systemOf({ prj }: ShapefileParts): Promise<CoordinateSystem | null> {
  return prj ? parseWellKnownText(await readStart(prj)) : null;
}

async function readStart(source: ByteSource): Promise<string> {
  return new TextDecoder().decode(await source.read(0, 65536));
}
