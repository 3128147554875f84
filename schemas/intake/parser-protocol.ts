import type { Note, RecognisedTable, Recognition } from './connector.ts';
import type { PullEnd, PullRequest } from './database.ts';

/**
 * Messages between the core and a parser process (structured clone over whatever channel the host gives).
 * One process reads one file or asks one database, then ends. Nothing it has not reduced reaches the disk.
 */

/** Where the parser finds the bytes. A sealed upload is AES-256-CTR under a key that lives only in memory. */
export type FileLocation =
  | { kind: 'plain'; path: string; name: string }
  | { kind: 'sealed'; path: string; name: string; size: number; key: Uint8Array };

/** What becomes of one column before the first write. `hmac` keeps only a keyed hash, for counting repeats. */
export interface ColumnReduction {
  index: number;
  action: 'keep' | 'mask-text' | 'hmac' | 'drop';
}

export interface ExtractTable {
  table: RecognisedTable;
  columns: ColumnReduction[];
  /**
   * Parquet file to write: `row_number INTEGER, cells INTEGER`, then `c<index> VARCHAR` per column that is not
   * dropped; blank cells are NULL. When all columns are kept as they are, `surplus VARCHAR` has the cells of a row
   * beyond the header's, separated by 0x1F.
   */
  output: string;
}

export type ParserRequest =
  | { type: 'recognise'; file: FileLocation }
  | {
      type: 'extract';
      file: FileLocation;
      connector: string;
      tables: ExtractTable[];
      hmacKey: Uint8Array;
      memoryLimitMB: number;
    }
  /** Reads a database into a sealed upload of that name in `inbox`; from there on it is a file like any other. */
  | { type: 'pull'; pull: PullRequest; inbox: string; name: string };

export interface ExtractedTable {
  output: string;
  /** Physical records below the header, blank ones inside included. */
  records: number;
  /** Records whose cells were withheld because a wrong number of cells made the refused column's place unknown. */
  withheld: number;
  notes: Note[];
}

export type ParserReply =
  | { type: 'recognised'; recognition: Recognition; sha256: string; size: number }
  | { type: 'progress'; bytesRead: number; bytesTotal: number; records: number }
  | { type: 'extracted'; tables: ExtractedTable[]; sha256: string }
  | ({ type: 'pulled'; location: FileLocation } & PullEnd)
  | { type: 'failed'; code: string; data: Record<string, string> };

/** A parser process as the host supplies it (`utilityProcess` under Electron, `child_process` under Node). */
export interface ParserProcess {
  send(request: ParserRequest): void;
  onReply(listener: (reply: ParserReply) => void): void;
  onExit(listener: (code: number | null) => void): void;
  kill(): void;
}
