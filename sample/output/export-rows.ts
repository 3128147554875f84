import { Random } from '../base/random.ts';
import type { City } from '../city/city.ts';
import { type FaultRates, scaledFaults } from '../faults.ts';
import type { Cell, DepartmentExport, ExportRow } from './department-export.ts';
import { Pen } from './pen.ts';

/** The records of an export below its header, in order, mistakes included. */
export function* exportRows<Subject>(
  definition: DepartmentExport<Subject>,
  city: City,
  defaults: FaultRates,
): Generator<ExportRow> {
  const { format, columns, truth, file } = definition;
  const random = new Random(city.seed, `rows ${file}`);
  const rates = scaledFaults(defaults, definition.care);
  const outlet = {
    isWorkbook: format.kind === 'xlsx',
    encoding: format.kind === 'csv' ? format.encoding : null,
  };
  const pen = new Pen(new Random(city.seed, `pen ${file}`), rates, outlet, city.addresses);
  let written = 0;
  for (const subject of definition.subjects(city)) {
    if (written > 0 && random.chance(rates.rowBlank)) yield plain('blank', []);
    const row = fill(subject, columns, pen);
    if (truth) row.entity = truth.entity(subject);
    spoil(row, definition, random, rates);
    yield row;
    written++;
    if (row.kind === 'data' && random.chance(rates.rowTwice))
      yield { ...row, faults: [...row.faults, { header: '', fault: 'row-twice' }] };
  }
  yield* footer(definition, written);
}

function fill<Subject>(subject: Subject, columns: DepartmentExport<Subject>['columns'], pen: Pen): ExportRow {
  const cells: Cell[] = [];
  for (const column of columns) {
    pen.at(column.header);
    cells.push(column.value(subject, pen));
  }
  return { cells, entity: -1, kind: 'data', faults: pen.takeFaults() };
}

/** Makes the row one that cannot be published: a cell too many or too few, or nothing that identifies. */
function spoil<Subject>(
  row: ExportRow,
  definition: DepartmentExport<Subject>,
  random: Random,
  rates: FaultRates,
): void {
  const draw = random.next();
  if (definition.format.kind === 'csv' && draw < rates.rowCells) {
    if (draw < rates.rowCells / 2) row.cells.splice(random.between(1, row.cells.length - 2), 1);
    else row.cells.splice(random.between(1, row.cells.length - 1), 0, '补录');
    row.kind = 'wrong-cells';
  } else if (draw > 1 - rates.rowUnidentified && definition.columns.some((column) => column.identifies)) {
    definition.columns.forEach((column, i) => {
      if (column.identifies) row.cells[i] = null;
    });
    row.kind = 'unidentified';
    row.entity = -1;
  }
}

function* footer<Subject>({ footer: wanted, columns }: DepartmentExport<Subject>, written: number) {
  if (wanted?.total)
    yield plain(
      'total',
      columns.map((_, i) => (i === 0 ? '合计' : i === 1 ? String(written) : null)),
    );
  if (wanted?.note)
    yield plain(
      'footnote',
      columns.map((_, i) => (i === 0 ? wanted.note! : null)),
    );
}

function plain(kind: ExportRow['kind'], cells: Cell[]): ExportRow {
  return { cells, entity: -1, kind, faults: [] };
}
