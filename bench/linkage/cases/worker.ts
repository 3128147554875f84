import { runTask } from './run-task.ts';
import { tasks, type TaskName } from './tasks.ts';

/** One linkage in a process of its own, so that its processor time and memory are its own. */
export interface Order {
  name: TaskName;
  paths: readonly string[];
}

process.on('message', ({ name, paths }: Order) => {
  runTask(tasks[name].task(paths)).then(
    (result) => process.send!(result, () => process.exit(0)),
    (error: Error) => {
      console.error(error);
      process.exit(1);
    },
  );
});
