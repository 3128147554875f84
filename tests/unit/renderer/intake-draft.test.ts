import { describe, expect, it } from 'vitest';
import { draftOf, problemsOf, reductionOf, toDelivery } from '../../../renderer/stores/intake-draft.ts';
import type { ColumnMapping, FileProposal, TableProposal } from '../../../schemas/api/intake.ts';

function column(
  index: number,
  header: string,
  field: string | null,
  more: Partial<ColumnMapping> = {},
): ColumnMapping {
  return {
    index,
    header,
    field,
    reduction: 'keep',
    refusal: null,
    confidence: 0.9,
    reason: 'label',
    ...more,
  };
}

function table(columns: ColumnMapping[], dataset: string | null = 'population'): TableProposal {
  return {
    table: 0,
    sheet: '',
    dataset,
    datasetConfidence: 1,
    alternatives: [],
    columns,
    sample: [],
    estimatedRecords: 3,
    candidates: [],
    reading: { codeMaps: {}, coordinates: null },
    codeColumns: [],
    layoutChange: null,
    layout: 'new',
    sourceId: null,
    mode: null,
    notes: [],
  };
}

const form = { department: ' 公安局 ', mode: 'snapshot' as const, period: '' };
const file = { fileId: 'f1' } as FileProposal;

describe('a table in hand', () => {
  it('is left out until its dataset is known', () => {
    const draft = draftOf(table([column(0, '甲', null)], null));
    expect(draft.isIncluded).toBe(false);
    draft.isIncluded = true;
    expect(problemsOf(draft)).toEqual([{ kind: 'dataset' }]);
  });

  it('may be delivered when one identity of its dataset is complete', () => {
    const draft = draftOf(table([column(0, '身份证号', 'id_no')]));
    expect(problemsOf(draft)).toEqual([]);
  });

  it('says which fields would identify its rows', () => {
    const [problem] = problemsOf(draftOf(table([column(0, '性别', 'sex')])));
    expect(problem).toMatchObject({ kind: 'identity', sets: expect.arrayContaining([['id_no']]) });
  });

  it('takes each field from one column only', () => {
    const draft = draftOf(table([column(0, '身份证号', 'id_no'), column(1, '证号', null)]));
    draft.fields[1] = 'id_no';
    expect(problemsOf(draft)).toEqual([{ kind: 'duplicate', field: 'id_no', headers: ['身份证号', '证号'] }]);
  });

  it('keeps refused content refused, whatever field is chosen', () => {
    const refused = column(1, '政治面貌', null, { reduction: 'drop', refusal: 'political' });
    const draft = draftOf(table([column(0, '身份证号', 'id_no'), refused]));
    draft.fields[1] = 'name';
    expect(reductionOf(draft, refused)).toBe('drop');
  });

  it('is delivered with every column as it was shown', () => {
    const draft = draftOf(
      table([column(0, '身份证号', 'id_no'), column(1, '备注', 'name'), column(2, '性别', 'sex')]),
    );
    draft.fields[1] = null;
    expect(toDelivery(file, form, [draft])).toEqual({
      fileId: 'f1',
      department: '公安局',
      mode: 'snapshot',
      period: null,
      tables: [
        {
          table: 0,
          dataset: 'population',
          columns: [
            { index: 0, field: 'id_no' },
            { index: 1, field: null },
            { index: 2, field: 'sex' },
          ],
          reading: { codeMaps: {}, coordinates: null },
        },
      ],
    });
  });

  it('is not delivered when it was left out', () => {
    const draft = { ...draftOf(table([column(0, '身份证号', 'id_no')])), isIncluded: false };
    expect(toDelivery(file, form, [draft]).tables).toEqual([]);
  });
});
