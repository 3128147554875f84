import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { violation } from '../../../scripts/lint/layering.js';

const root = join(import.meta.dirname, '..', '..', '..');
const from = (file: string, specifier: string) => violation(join(root, file), specifier);

describe('the import rules (DESIGN: who may import whom)', () => {
  it.each([
    ['core/jobs/jobs.ts', '../ingest/ingest.ts'],
    ['core/warehouse/warehouse.ts', '../journal/command.ts'],
    ['core/matching/match-entity.ts', '../monitoring/overview/figures.ts'],
    ['core/ingest/ingest.ts', '../../connectors/registry.ts'],
    ['core/ingest/ingest.ts', '../../server/cli/main.ts'],
    ['core/matching/match-entity.ts', '@duckdb/node-api'],
    ['core/base/logger.ts', 'electron'],
    ['connectors/csv/connector.ts', '../../core/warehouse/quote.ts'],
    ['connectors/csv/connector.ts', 'zod'],
    ['schemas/datasets/index.ts', '../../core/base/logger.ts'],
    ['schemas/datasets/index.ts', 'node:fs'],
    ['renderer/app/main.ts', '../../core/base/logger.ts'],
    ['renderer/app/main.ts', 'node:path'],
    ['renderer/app/main.ts', 'electron'],
    ['electron/main/main.ts', '../../core/create-core.ts'],
    ['electron/main/main.ts', '../core-host/main.ts'],
    ['electron/preload/preload.ts', '../main/settings.ts'],
    ['sample/generate-sample.ts', '../core/base/logger.ts'],
  ])('%s may not import %s', (file, specifier) => {
    expect(from(file, specifier)).toBeTruthy();
  });

  it.each([
    ['core/ingest/ingest.ts', '../jobs/jobs.ts'],
    ['core/ingest/ingest.ts', '../../schemas/datasets/index.ts'],
    ['core/warehouse/open-warehouse.ts', '@duckdb/node-api'],
    ['connectors/xlsx/connector.ts', 'yauzl'],
    ['connectors/xlsx/connector.ts', '../../schemas/intake/connector.ts'],
    ['renderer/views/overview/OverviewView.vue', '../../../schemas/api/overview.ts'],
    ['electron/core-host/main.ts', '../../core/create-core.ts'],
    ['server/cli/open-core.ts', '../../package.json'],
  ])('%s may import %s', (file, specifier) => {
    expect(from(file, specifier)).toBeNull();
  });
});
