import { sharedData } from '../../../tests/fixtures/shared-data.ts';
import { historicalTimes20 } from '../data/historical-times-20.ts';
import { dblpAcmTask } from './dblp-acm.ts';
import { febrlTask } from './febrl.ts';
import { historicalTask, splinkDemoTask } from './historical.ts';
import type { LinkageTask } from './linkage-task.ts';

/** A linkage by its name, with the same of a peer where one can be run. */
interface NamedTask {
  /** Files of the shared data folder. */
  files: readonly string[];
  /** What is made of the files; they are used as they are where nothing is given. */
  make?(paths: readonly string[]): Promise<string[]>;
  task(paths: readonly string[]): LinkageTask;
  /** Script in `bench/peers` that is given the same files. */
  peer?: string;
}

const historicalFiles = ['data/linkage/splink_historical_50k/historical_figures_with_errors_50k.parquet'];
const historicalPeer = 'splink_historical.py';
const times20 = async ([path]: readonly string[]) => [await historicalTimes20(path!)];
const febrlFiles = (...names: string[]) => names.map((name) => `data/linkage/febrl/dataset${name}.csv`);

export const tasks = {
  febrl3: { files: febrlFiles('3'), task: ([path]) => febrlTask(path!), peer: 'splink_febrl.py' },
  febrl4: { files: febrlFiles('4a', '4b'), task: ([a, b]) => febrlTask(a!, b!), peer: 'splink_febrl.py' },
  'historical-50k-demo': {
    files: historicalFiles,
    task: ([path]) => splinkDemoTask(path!),
    peer: historicalPeer,
  },
  'historical-50k': { files: historicalFiles, task: ([path]) => historicalTask(path!), peer: historicalPeer },
  'historical-1m-demo': {
    files: historicalFiles,
    make: times20,
    task: ([path]) => splinkDemoTask(path!),
    peer: historicalPeer,
  },
  'historical-1m': {
    files: historicalFiles,
    make: times20,
    task: ([path]) => historicalTask(path!),
    peer: historicalPeer,
  },
  'dblp-acm': {
    files: ['DBLP2', 'ACM', 'DBLP-ACM_perfectMapping'].map((name) => `data/linkage/dblp_acm/${name}.csv`),
    task: ([dblp, acm, mapping]) => dblpAcmTask(dblp!, acm!, mapping!),
  },
} satisfies Record<string, NamedTask>;

export type TaskName = keyof typeof tasks;

/** The files of a task, made where they have to be; null where the shared data folder is absent. */
export async function taskFiles(name: TaskName): Promise<string[] | null> {
  const { files, make }: NamedTask = tasks[name];
  const paths: string[] = [];
  for (const file of files) {
    const path = sharedData(file);
    if (!path) return null;
    paths.push(path);
  }
  return make ? make(paths) : paths;
}
