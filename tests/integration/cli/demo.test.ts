import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

interface DemoJson {
  departments: {
    name: string;
    file: string;
    delivered: number;
    published: number;
    quarantined: number;
    nonData: number;
  }[];
  matching: Record<string, { entities: number; precision: number; recall: number }>;
  warnings: { topic: string; area: string; state: string }[];
  steps: { name: string; seconds: number }[];
  workspace: string;
}

describe('the demo', () => {
  it('imports and matches the sample city, warns of what is planted in it, and prints one JSON object on its last line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tonghui-demo-'));
    const env = { TONGHUI_KEYS: join(folder, 'keys') };
    const run = await runCli(['demo', '--people', '2000', '--once', '--json', '--folder', folder], env);
    const events = readFileSync(join(folder, 'city', 'truth', 'event.csv'), 'utf8').split('\n');
    rmSync(folder, { recursive: true, force: true });
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    const result = run.json() as unknown as DemoJson;
    expect(new Set(result.departments.map(({ name }) => name)).size).toBeGreaterThanOrEqual(10);
    for (const { delivered, published, quarantined, nonData } of result.departments)
      expect(delivered).toBe(published + quarantined + nonData);
    expect(Object.keys(result.matching).sort()).toEqual(['dwelling', 'legal-entity', 'person']);
    for (const { precision, recall } of Object.values(result.matching)) {
      expect(precision).toBeGreaterThanOrEqual(0.995);
      expect(recall).toBeGreaterThanOrEqual(0.97);
    }
    const townOf = (event: string) =>
      events
        .find((line) => line.startsWith(event))!
        .split(',')[5]!
        .slice(0, 9);
    const warned = result.warnings.map(({ topic, area, state }) => `${topic} ${area.slice(0, 9)} ${state}`);
    expect(warned).toContain(`hazard ${townOf('hazard-cluster')} open`);
    expect(warned).toContain(`labour ${townOf('wage-drift')} open`);
    expect(result.steps.map(({ name }) => name)).toEqual([
      'sample',
      'ingest',
      'match',
      'refresh',
      'evaluate',
      'risk',
    ]);
  }, 600_000);

  it('takes no city smaller or larger than it can make', async () => {
    expect((await runCli(['demo', '--people', '1999', '--once'])).code).toBe(2);
    expect((await runCli(['demo', '--people', '2000001', '--once'])).code).toBe(2);
  });
});
