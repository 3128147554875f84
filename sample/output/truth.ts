import { join } from 'node:path';
import type { DepartmentExport, ExportRow, TruthKind } from './department-export.ts';
import { TextFile } from './text-file.ts';

const prefixes: Record<TruthKind, string> = { person: 'P', 'legal-entity': 'L', dwelling: 'D' };

/** What one sheet or flat file holds, as the hub should find it. */
export interface FileFacts {
  delivered: number;
  nonData: number;
  wrongCells: number;
  unidentified: number;
  twice: number;
}

/** Writes what is true beside the exports: who each row is, each planted fault, and what each file holds. */
export class TruthWriter {
  private readonly kinds: Record<TruthKind, TextFile>;
  private readonly faults: TextFile;
  private readonly files: TextFile;
  private readonly growing: TextFile[];
  /** By sheet of the file that is being written; flat files have one without a name. */
  private facts = new Map<string, FileFacts>();

  private constructor(kinds: Record<TruthKind, TextFile>, faults: TextFile, files: TextFile) {
    this.kinds = kinds;
    this.faults = faults;
    this.files = files;
    this.growing = [...Object.values(kinds), faults];
  }

  static async create(folder: string): Promise<TruthWriter> {
    const open = (name: string) => TextFile.create(join(folder, name));
    const kinds = {
      person: await open('person.csv'),
      'legal-entity': await open('legal-entity.csv'),
      dwelling: await open('dwelling.csv'),
    };
    for (const file of Object.values(kinds)) file.add('source_file,sheet,row_number,entity\n');
    const [faults, files] = [await open('faults.csv'), await open('files.csv')];
    faults.add('source_file,sheet,row_number,header,fault\n');
    files.add('source_file,sheet,department,dataset,delivered,non_data,wrong_cells,unidentified,twice\n');
    return new TruthWriter(kinds, faults, files);
  }

  /**
   * Notes the next record of a file, at the sheet it was written to; returns a promise when somebody must wait for
   * the disk.
   */
  row<Subject>(
    definition: DepartmentExport<Subject>,
    row: ExportRow,
    sheet: string,
  ): Promise<void> | undefined {
    const facts = this.factsOf(sheet);
    const place = `${definition.file},${sheet},${++facts.delivered}`;
    const isData = row.kind === 'data' || row.kind === 'wrong-cells' || row.kind === 'unidentified';
    if (!isData) facts.nonData++;
    if (row.kind === 'wrong-cells') facts.wrongCells++;
    if (row.kind === 'unidentified') facts.unidentified++;
    if (definition.truth && row.entity >= 0)
      this.kinds[definition.truth.kind].add(`${place},${prefixes[definition.truth.kind]}${row.entity}\n`);
    for (const { header, fault } of row.faults) {
      if (fault === 'row-twice') facts.twice++;
      this.faults.add(`${place},${header},${fault}\n`);
    }
    return this.growing.some((file) => file.isFull) ? this.flush() : undefined;
  }

  /** Ends a file and returns what each of its sheets held, in their order. */
  endFile<Subject>({ file, department, dataset, format }: DepartmentExport<Subject>): Map<string, FileFacts> {
    const { facts } = this;
    // A file without a row has a sheet all the same.
    if (facts.size === 0) this.factsOf(format.kind === 'xlsx' ? format.sheet : '');
    for (const [sheet, { delivered, nonData, wrongCells, unidentified, twice }] of facts) {
      const counts = [delivered, nonData, wrongCells, unidentified, twice];
      this.files.add(`${[file, sheet, department, dataset, ...counts].join(',')}\n`);
    }
    this.facts = new Map();
    return facts;
  }

  async close(): Promise<void> {
    for (const file of [...this.growing, this.files]) await file.close();
  }

  private factsOf(sheet: string): FileFacts {
    const facts = this.facts.get(sheet) ?? emptyFacts();
    this.facts.set(sheet, facts);
    return facts;
  }

  private async flush(): Promise<void> {
    for (const file of this.growing) if (file.isFull) await file.flush();
  }
}

function emptyFacts(): FileFacts {
  return { delivered: 0, nonData: 0, wrongCells: 0, unidentified: 0, twice: 0 };
}
