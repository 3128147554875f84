import { appendFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Job } from '../../schemas/api/jobs.ts';
import { writeDurably } from '../workspace/durable-file.ts';

/** How many ended jobs are remembered across restarts. */
const remembered = 200;

/** What of an error's data is kept: none of these names a file, a sheet or a value of one. */
const lastingErrorData = new Set(['reference', 'neededBytes', 'state', 'batch']);

/**
 * Keeps jobs in a file of JSON lines, one per change of state; the last line of a job counts. What a job works on
 * is not kept: the name of a delivered file may be a person's.
 */
export class JobLog {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  /** Reads the jobs of earlier runs, oldest first. Those that had not ended were interrupted. */
  static async open(path: string, now: string): Promise<{ log: JobLog; jobs: Job[] }> {
    const latest = new Map<string, Job>();
    for (const line of (await readText(path)).split('\n')) {
      const job = parseJob(line);
      if (job) latest.set(job.id, lasting(job));
    }
    const jobs = [...latest.values()].slice(-remembered).map((job) => interrupted(job, now));
    await writeDurably(path, jobs.map((job) => `${JSON.stringify(job)}\n`).join(''));
    return { log: new JobLog(path), jobs };
  }

  /** Small and rare, so written at once: a state that people saw is there after a kill. */
  write(job: Job): void {
    appendFileSync(this.#path, `${JSON.stringify(lasting(job))}\n`);
  }
}

/** A job without the texts that may be personal. */
function lasting(job: Job): Job {
  const error = job.error && {
    code: job.error.code,
    data: Object.fromEntries(
      Object.entries(job.error.data).map(([key, value]) => [key, lastingErrorData.has(key) ? value : '…']),
    ),
  };
  return { ...job, subject: '', error };
}

function interrupted(job: Job, now: string): Job {
  if (job.state !== 'queued' && job.state !== 'running') return job;
  return { ...job, state: 'interrupted', step: null, fraction: null, finishedAt: now };
}

/** Null for a line that a kill cut short. */
function parseJob(line: string): Job | null {
  try {
    return Job.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
