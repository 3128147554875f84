import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { HubError } from '../../../core/base/hub-error.ts';
import { LinkJob } from '../../../schemas/linkage/link-job.ts';
import { expectedOf } from './expected-of.ts';
import { findUnknownKey } from './find-unknown-key.ts';

/**
 * Reads a linkage job.
 *
 * @throws HubError `FILE_MISSING`, `LINK_JOB_WRONG` with the line where it is no JSON, `LINK_JOB_UNKNOWN` for a setting
 * that there is not, `LINK_JOB_VALUE` and `LINK_JOB_MISSING` with the place and what may stand there
 */
export function readLinkJob(path: string): LinkJob {
  const file = basename(path);
  const wrong = (where: string, detail: string) => new HubError('LINK_JOB_WRONG', { file, where, detail });
  const json = parseJson(readText(path), wrong);
  const unknown = findUnknownKey(LinkJob, json);
  if (unknown)
    throw new HubError('LINK_JOB_UNKNOWN', {
      file,
      where: describePath(unknown.path),
      subject: 'key',
      name: unknown.key,
      known: unknown.known.join(', '),
    });
  const parsed = LinkJob.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = innermost(parsed.error.issues[0]!);
  if (issue.code === 'custom') throw wrong(describePath(issue.path), issue.message);
  throw wrongValue(file, json, issue.path);
}

const mostShown = 60;

function wrongValue(file: string, job: unknown, path: readonly PropertyKey[]): HubError {
  const where = describePath(path);
  const what = expectedOf(LinkJob, job, path);
  const given = path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    job,
  );
  if (given === undefined) return new HubError('LINK_JOB_MISSING', { file, where, ...what });
  const text = JSON.stringify(given);
  const shown = text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
  return new HubError('LINK_JOB_VALUE', { file, where, given: shown, ...what });
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch {
    throw new HubError('FILE_MISSING', { file: path });
  }
}

function parseJson(text: string, wrong: (where: string, detail: string) => HubError): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const before = text.slice(0, placeOfError(text)).split('\n');
    const { message } = error as Error;
    throw wrong(
      `${before.length}:${before.at(-1)!.length + 1}`,
      message.replace(/ in JSON at position.*$|, (\.\.\.)?".*$/s, ''),
    );
  }
}

/** How a text ends that is JSON as far as it goes. */
const unfinished = /end of JSON input|Unterminated|No number after minus|Exponent part/;

/** Not every message says where a text stops being JSON: the longest beginning that is not yet wrong ends there. */
function placeOfError(text: string): number {
  let [right, wrong] = [0, text.length];
  while (wrong - right > 1) {
    const middle = Math.floor((right + wrong) / 2);
    if (isBeginning(text.slice(0, middle))) right = middle;
    else wrong = middle;
  }
  return right;
}

function isBeginning(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as Error;
    const place = /at position (\d+)/.exec(message);
    return unfinished.test(message) || (place !== null && Number(place[1]) >= text.length);
  }
}

interface Issue {
  path: PropertyKey[];
  message: string;
  code?: string;
  errors?: Issue[][];
}

/** Of a choice of several shapes the one that came furthest says what is wrong. */
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union' || !issue.errors || issue.errors.length === 0) return issue;
  const inner = issue.errors.flatMap(([first]) => (first ? [innermost(first)] : []));
  if (inner.length === 0) return issue;
  const deepest = inner.reduce((best, one) => (one.path.length > best.path.length ? one : best));
  return { ...deepest, path: [...issue.path, ...deepest.path] };
}

/** `model.comparisons[2].levels[0].when` */
function describePath(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return text.replace(/^\./, '') || '{ }';
}
