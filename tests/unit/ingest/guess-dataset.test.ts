import { describe, expect, it } from 'vitest';
import { guessDataset } from '../../../core/ingest/propose/guess-dataset.ts';
import { datasets } from '../../../schemas/datasets/index.ts';

const table = (headers: string[]) => ({
  sheet: '',
  columns: headers.map((header, index) => ({ index, header })),
  headerRecords: 1,
  sample: [],
  dialect: {},
  notes: [],
});

describe('guessing the dataset', () => {
  // Real layouts: hotlines of Beijing and Shanghai, a petition board, an urban management centre (DOMAIN §3).
  it.each([
    ['service-ticket', ['工单编号', '主要内容', '问题点位', '被反映街道', '一级问题分类', '二级问题分类']],
    ['service-ticket', ['12345工单编号', '12345受理时间', '12345诉求地址', '12345内容描述']],
    ['service-ticket', ['留言编号', '留言用户', '留言主题', '留言时间', '留言详情', '反对数', '点赞数']],
    ['population', ['XM', 'GMSFHM', 'XB', 'CSRQ', 'MZ', 'HJDZ']],
    ['legal-entity', ['统一社会信用代码', '企业名称', '法定代表人', '注册资本', '经营范围']],
    ['grid', ['网格编码', '网格名称', '网格长', '网格边界']],
  ])('recognises %s', (id, headers) => {
    expect(guessDataset(datasets, table(headers)).dataset).toBe(id);
  });

  it('does not guess from headers that mean nothing', () => {
    expect(guessDataset(datasets, table(['甲', '乙', '丙', '丁'])).dataset).toBeNull();
  });

  it('guesses a misspelt layout by likeness', () => {
    const { dataset } = guessDataset(datasets, table(['人员姓名称', '公民身份证号码号', '户籍详细地址址']));
    expect(dataset).toBe('population');
  });
});
