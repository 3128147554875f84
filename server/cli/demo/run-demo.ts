import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Core } from '../../../core/create-core.ts';
import { FileKeyStore } from '../../../core/workspace/file-key-store.ts';
import { createWorkspace } from '../../../core/workspace/create-workspace.ts';
import { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { WarningSummary } from '../../../schemas/api/risk/warnings.ts';
import { generateSample, type SampleManifest } from '../../../sample/generate-sample.ts';
import { matchAll } from '../commands/match.ts';
import { bringRiskUpToDate } from '../bring-up-to-date.ts';
import { deliverFile, describeDelivery } from '../deliver-file.ts';
import { withCore } from '../open-core.ts';
import { describeWarnings, openWarnings } from '../open-warnings.ts';
import { texts, type Output } from '../output.ts';
import { removeDemo } from './remove-demo.ts';
import { evaluateMatching, type MatchingQuality } from './evaluate-matching.ts';
import { Stopwatch, type Step } from './stopwatch.ts';

export interface DeliveredDepartment {
  name: string;
  file: string;
  delivered: number;
  published: number;
  quarantined: number;
  nonData: number;
}

export interface DemoResult {
  departments: DeliveredDepartment[];
  matching: Record<string, MatchingQuality>;
  /** Open on the last day that the data reach, the worst first. */
  warnings: WarningSummary[];
  steps: Step[];
  workspace: string;
}

/** What to make, and where. */
export interface DemoPlan {
  people: number;
  seed: number;
  folder: string;
}

async function deliverAll(
  core: Core,
  manifest: SampleManifest,
  city: string,
  output: Output,
): Promise<DeliveredDepartment[]> {
  const delivered: DeliveredDepartment[] = [];
  for (const { name, file, codeMaps } of manifest.departments) {
    const choice = { department: name, ...(codeMaps ? { reading: { codeMaps } } : {}) };
    const result = await deliverFile(core, join(city, file), choice, output);
    describeDelivery(result, output);
    const sum = (field: 'delivered' | 'published' | 'quarantined' | 'nonData') =>
      result.batches.reduce((total, batch) => total + batch[field], 0);
    delivered.push({
      name,
      file,
      delivered: sum('delivered'),
      published: sum('published'),
      quarantined: sum('quarantined'),
      nonData: sum('nonData'),
    });
  }
  return delivered;
}

/** Makes the sample city anew, imports what its departments export, matches it and compares with its truth, and assesses its risk. */
export async function runDemo({ people, seed, folder }: DemoPlan, output: Output): Promise<DemoResult> {
  const watch = new Stopwatch(output);
  const [city, workspace] = [join(folder, 'city'), join(folder, 'workspace')];
  await removeDemo(folder, workspace);
  mkdirSync(city, { recursive: true });
  const manifest = await watch.time('sample', () =>
    generateSample({
      people,
      seed,
      directory: city,
      onProgress: (fraction) => output.progress(texts.steps.sample, fraction),
    }),
  );
  await createWorkspace(workspace, { name: manifest.city, mode: 'trial', keyStore: new FileKeyStore() });
  cpSync(dirname(manifest.definitions), join(workspace, 'definitions'), { recursive: true });
  return withCore(workspace, async (core) => {
    const departments = await watch.time('ingest', () => deliverAll(core, manifest, city, output));
    await watch.time('match', () => matchAll(core, EntityKind.options, output));
    await watch.time('refresh', () => core.overview.refresh());
    const matching = await watch.time('evaluate', () => evaluateMatching(core, manifest, output));
    await watch.time('risk', () => bringRiskUpToDate(core, output));
    const warnings = await openWarnings(core);
    await describeWarnings(core, warnings, output);
    const result = { departments, matching, warnings, steps: watch.steps, workspace };
    output.result(result);
    return result;
  });
}
