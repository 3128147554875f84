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

  it('settles by headers and values together what known names leave open', () => {
    // Only 受理时间 and 标题 are known; the number under another name makes the rows ticket's.
    const { dataset } = guessDataset(
      datasets,
      table(['本工单编号', '受理时间', '标题', '该诉求内容', '现承办单位1']),
    );
    expect(dataset).toBe('service-ticket');
  });

  // Lists that departments hand in beside their data.
  it.each([
    ['code-list', ['编码', '中文']],
    ['code-list', ['行业小类名称', '行业小类代码']],
    ['code-list', ['code', 'name']],
    ['division', ['code', 'name', 'areaCode', 'provinceCode', 'cityCode']],
    ['code-list', ['comp_type', 'comp_type_name', 'comp_dalei']],
  ])('recognises a %s by %j', (id, headers) => {
    expect(guessDataset(datasets, table(headers)).dataset).toBe(id);
  });

  it.each([
    [['序号', '身高', '币种', '天气', '押金', '附件']],
    [['填表人', '合同编号', '车辆类型', '财务负责人', '通话时长']],
  ])('does not take %j for data of a dataset', (headers) => {
    expect(guessDataset(datasets, table(headers)).dataset).toBeNull();
  });
});
