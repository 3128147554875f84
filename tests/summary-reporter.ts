import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Prints what was skipped and why, then `N passed, N failed` alone on the last line. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter((module) => module.errors().length > 0).length + unhandledErrors.length;
    this.printSkipped(tests.filter((test) => test.result().state === 'skipped'));
    process.stdout.write(`\n${count('passed')} passed, ${count('failed') + broken} failed\n`);
  }

  private printSkipped(skipped: TestCase[]): void {
    if (skipped.length === 0) return;
    const reasons = new Map<string, number>();
    for (const test of skipped) {
      const result = test.result();
      const reason = (result.state === 'skipped' && result.note) || test.fullName;
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    process.stdout.write('\nSkipped:\n');
    for (const [reason, tests] of reasons) process.stdout.write(`  ${tests} × ${reason}\n`);
  }
}
