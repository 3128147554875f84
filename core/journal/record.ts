import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from './canonical-json.ts';

/** How the chain is hashed; each hash carries the name, so that another algorithm can take over. */
const algorithm = 'sha256';

const Actor = z.object({ name: z.string(), role: z.string() });

/** What a command was given by the counters: the last number of each that it used. */
export const Allotted = z.record(z.string(), z.number().int().nonnegative());
export type Allotted = z.infer<typeof Allotted>;

/** What happened: a command has a number and what it was allotted, an audit event has neither. */
export const Entry = z.object({
  seq: z.number().int().positive().optional(),
  at: z.string(),
  actor: Actor,
  type: z.string().min(1),
  data: z.unknown(),
  allotted: Allotted.optional(),
});
export type Entry = z.infer<typeof Entry>;

const JournalRecord = z.object({ entry: Entry, hash: z.string(), previous: z.string() });
/** One line of the journal: an entry, chained to the line before it. */
export type JournalRecord = z.infer<typeof JournalRecord>;

/** What the first record is chained to. */
export const beginning = '';

/** Chains an entry to the record with hash `previous`: the line to write (without its line break) and its hash. */
export function sealRecord(entry: Entry, previous: string): { line: string; hash: string } {
  const hash = hashOf(entry, previous);
  return { line: canonicalJson({ entry, hash, previous }), hash };
}

/** Reads one line, or null when it is not, byte for byte, a record chained to `previous`. */
export function readRecord(line: string, previous: string): JournalRecord | null {
  const record = parseRecord(line);
  if (!record || record.previous !== previous || record.hash !== hashOf(record.entry, previous)) return null;
  return canonicalJson(record) === line ? record : null;
}

/** Reads one line without looking at its chain, for saying what a bad record seems to be. */
export function parseRecord(line: string): JournalRecord | null {
  try {
    const record: unknown = JSON.parse(line);
    // The record itself, not what zod makes of it: the hash covers whatever it holds.
    return JournalRecord.safeParse(record).success ? (record as JournalRecord) : null;
  } catch {
    return null;
  }
}

function hashOf(entry: Entry, previous: string): string {
  return `${algorithm}:${createHash(algorithm).update(previous).update('\n').update(canonicalJson(entry)).digest('hex')}`;
}
