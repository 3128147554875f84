import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { TextBatchWriter } from '../../../connectors/shared/text-batch-writer.ts';
import { openThreadedSink } from '../../../core/ingest/parser/sink-thread.ts';
import { projectRoot } from '../../../server/cli/project-root.ts';

it('leaves a batch’s memory to the connector, which uses it again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tonghui-sink-'));
  const columns = [{ index: 0, header: '姓名' }];
  const table = { sheet: '', columns, headerRecords: 1, sample: [], dialect: {}, notes: [] };
  const sink = openThreadedSink(pathToFileURL(join(projectRoot, 'dist', 'node', 'parser.js')), {
    request: { table, columns: [{ index: 0, action: 'keep' }], output: join(folder, 'out.parquet') },
    hmacKey: new Uint8Array(32),
  });
  const writer = new TextBatchWriter();
  for (const name of ['张三', '李四', '王五']) {
    writer.addRecord([name]);
    await sink.put(writer.take()!);
  }
  expect(await sink.finish()).toMatchObject({ records: 3 });
  rmSync(folder, { recursive: true });
});
