import { join, resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { runDemo } from '../demo/run-demo.ts';
import { serveDemo } from '../demo/serve-demo.ts';
import { createOutput, texts } from '../output.ts';
import { projectRoot } from '../project-root.ts';

interface DemoOptions {
  people: number;
  seed: number;
  once?: boolean;
  open: boolean;
  folder: string;
  json?: boolean;
}

function peopleNumber(text: string): number {
  const people = Number(text);
  if (!Number.isInteger(people) || people < 2_000 || people > 2_000_000)
    throw new InvalidArgumentError(texts.options.people);
  return people;
}

function seedNumber(text: string): number {
  const seed = Number(text);
  if (!Number.isInteger(seed) || seed < 0) throw new InvalidArgumentError(texts.options.seed);
  return seed;
}

/** `tonghui demo`: the sample city through the whole hub, then the hub itself. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description(texts.commands.demo)
    .option('--people <number>', texts.options.people, peopleNumber, 20_000)
    .option('--seed <number>', texts.options.seed, seedNumber, 1)
    .option('--once', texts.options.once)
    .option('--no-open', texts.options.noOpen)
    .option('--json', texts.options.json)
    .option('--folder <folder>', texts.options.folder, join(projectRoot, 'demo-workspace'))
    .action(async ({ people, seed, once = false, open, folder, json = false }: DemoOptions) => {
      const output = createOutput(json);
      const result = await runDemo({ people, seed, folder: resolve(folder) }, output);
      if (!once) await serveDemo(result.workspace, open, output);
    });
}
