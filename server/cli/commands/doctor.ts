import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { openScratch } from '../../../core/warehouse/scratch.ts';
import { findBrowser } from '../find-browser.ts';
import { findElectron } from '../find-electron.ts';
import { createOutput, exitCode, texts } from '../output.ts';
import { projectRoot } from '../project-root.ts';

interface Check {
  name: keyof typeof texts.doctor;
  state: 'ok' | 'problem' | 'absent';
  detail: string;
}

function nodeCheck(): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isNewEnough = major > 20 || (major === 20 && minor >= 19);
  return { name: 'node', state: isNewEnough ? 'ok' : 'problem', detail: process.versions.node };
}

async function warehouseCheck(): Promise<Check> {
  try {
    const scratch = await openScratch({ memoryLimitMB: 256, outputDirectory: tmpdir() });
    const [row] = await scratch.all<{ version: string }>('SELECT version() AS version');
    scratch.close();
    return { name: 'warehouse', state: 'ok', detail: `DuckDB ${row!.version}` };
  } catch (error) {
    return {
      name: 'warehouse',
      state: 'problem',
      detail: error instanceof Error ? error.message : String(error),
    };
  }
}

function fileCheck(name: Check['name'], path: string): Check {
  return { name, state: existsSync(path) ? 'ok' : 'problem', detail: path };
}

function optionalCheck(name: Check['name'], path: string | null): Check {
  return { name, state: path ? 'ok' : 'absent', detail: path ?? '' };
}

/** `tonghui doctor`: what this machine offers the hub, and what is missing. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description(texts.commands.doctor)
    .option('--json', texts.options.json)
    .action(async ({ json = false }: { json?: boolean }) => {
      const checks = [
        nodeCheck(),
        await warehouseCheck(),
        fileCheck('parser', join(projectRoot, 'dist', 'node', 'parser.js')),
        fileCheck('page', join(projectRoot, 'dist', 'renderer', 'index.html')),
        optionalCheck('browser', findBrowser()),
        optionalCheck('electron', findElectron()),
      ];
      const output = createOutput(json);
      for (const { name, state, detail } of checks)
        output.line(`${texts.doctor[name]}: ${texts.doctor[state]} ${detail}`);
      output.result({ checks });
      if (checks.some(({ state }) => state === 'problem')) process.exitCode = exitCode.failed;
    });
}
