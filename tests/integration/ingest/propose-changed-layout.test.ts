import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TableProposal } from '../../../schemas/api/intake.ts';
import { newIngestHub, tester } from '../../fixtures/ingest-hub.ts';

let hub: Awaited<ReturnType<typeof newIngestHub>>;
beforeAll(async () => void (hub = await newIngestHub()));
afterAll(() => hub.remove());

const headers = '工单编号,受理时间,标题,反映内容,承办单位,工单状态,诉求地址,备用\n';
const rows = ['T1', 'T2', 'T3', 'T4']
  .map(
    (no, at) =>
      `${no},2026-01-0${at + 1} 08:00:00,路灯不亮,东门路灯不亮已三天,市城市管理局,已办结,人民路${at}号,甲\n`,
  )
  .join('');

async function inspect(name: string, text: string): Promise<TableProposal> {
  const path = join(hub.directory, name);
  await writeFile(path, text);
  const proposal = await hub.ingest.inspect({ kind: 'plain', path, name: basename(path) }, tester);
  await hub.ingest.discard(proposal.fileId);
  return proposal.tables[0]!;
}

it('shows a changed layout as columns renamed, added and gone, with fields to choose from', async () => {
  await hub.deliverText('一月.csv', headers + rows);
  expect(await inspect('二月.csv', headers + rows.replaceAll('T', 'U'))).toMatchObject({
    layout: 'known',
    layoutChange: null,
  });
  const changed = headers.replace('诉求地址', '诉求详细地址').replace('备用', '宗教信仰');
  const { layout, layoutChange, columns, candidates } = await inspect('三月.csv', changed + rows);
  expect({ layout, layoutChange }).toEqual({
    layout: 'changed',
    layoutChange: {
      added: ['宗教信仰'],
      removed: ['备用'],
      renamed: [{ from: '诉求地址', to: '诉求详细地址' }],
    },
  });
  expect(columns[6]).toMatchObject({ field: 'addr', reason: 'similar' });
  expect(columns[7]).toMatchObject({ field: null, reduction: 'drop', refusal: 'religion' });
  const fieldsOf = (index: number) => candidates.find((candidate) => candidate.index === index)?.fields;
  expect(fieldsOf(6)![0]).toMatchObject({ field: 'addr' });
  expect(candidates.every(({ fields }) => fields.length <= 3)).toBe(true);
  expect(fieldsOf(7)).toBeUndefined(); // what is never stored has nothing to choose
});
