import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { generateSample } from '../../sample/generate-sample.ts';
import type { TestCore } from '../fixtures/test-core.ts';
import { startDelivery } from './deliver-file.ts';

const seed = 20261121;

/** The departmental exports of a small sample city in a temporary folder. */
export interface SampleCity {
  definitions: string;
  /** Names of all exports. */
  files: string[];
  /** Path of the export whose name contains the word. */
  file(word: string): string;
  /** What the export of that name truly holds. */
  facts(word: string): { delivered: number; nonData: number };
  /** Delivers the exports whose names contain one of the words, as their departments would, all together. */
  deliver(core: TestCore, ...words: string[]): Promise<void>;
  remove(): Promise<void>;
}

export async function makeSampleCity(people: number): Promise<SampleCity> {
  const directory = await mkdtemp(join(tmpdir(), 'tonghui-city-'));
  const manifest = await generateSample({ people, seed, directory });
  const paths = new Map(
    manifest.departments.map(({ file, name }) => [join(directory, basename(file)), name]),
  );
  return {
    definitions: dirname(manifest.definitions),
    files: [...paths.keys()].map((path) => basename(path)),
    file(word) {
      const path = [...paths.keys()].find((candidate) => basename(candidate).includes(word));
      if (!path) throw new Error(`The sample city has no export named ${word}`);
      return path;
    },
    facts(word) {
      const facts = manifest.departments.find(({ file }) => basename(file).includes(word));
      if (!facts) throw new Error(`The sample city has no export named ${word}`);
      return facts;
    },
    async deliver(core, ...words) {
      const chosen = [...paths].filter(([path]) => words.some((word) => basename(path).includes(word)));
      const delivered: (() => Promise<void>)[] = [];
      for (const [path, department] of chosen) delivered.push(await startDelivery(core, path, department));
      for (const wait of delivered) await wait();
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}
