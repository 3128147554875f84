import { execFile } from 'node:child_process';
import { join } from 'node:path';

const program = join(import.meta.dirname, '..', '..', '..', 'dist', 'node', 'tonghui.js');

export interface CliRun {
  code: number;
  stdout: string;
  stderr: string;
  /** The last line of standard output, parsed. */
  json(): Record<string, unknown>;
}

/** Runs the built command line as its users do, in a process of its own. */
export function runCli(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<CliRun> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, ...args],
      { env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', ...env }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = error ? Number(error.code ?? 1) : 0;
        const json = () => JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as Record<string, unknown>;
        resolve({ code, stdout, stderr, json });
      },
    );
  });
}
