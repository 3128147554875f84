import { execFile, type ChildProcess } from 'node:child_process';
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
  return startCli(args, env).done;
}

/** Starts it; its process can be sent signals. */
export function startCli(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): { child: ChildProcess; done: Promise<CliRun> } {
  let end: (run: CliRun) => void;
  const done = new Promise<CliRun>((resolve) => {
    end = resolve;
  });
  const child = execFile(
    process.execPath,
    [program, ...args],
    { env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', ...env }, maxBuffer: 64 * 1024 * 1024 },
    (error, stdout, stderr) => {
      const code = error ? Number(error.code ?? 1) : 0;
      const json = () => JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as Record<string, unknown>;
      end({ code, stdout, stderr, json });
    },
  );
  return { child, done };
}
