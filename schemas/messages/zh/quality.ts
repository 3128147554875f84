/** What the quality of deliveries is measured by: dimensions of GB/T 36344-2018《信息技术 数据质量评价指标》. */
export const quality = {
  title: '数据质量',
  source: '维度依据 GB/T 36344-2018《信息技术 数据质量评价指标》；按批次计算，只统计已发布的批次。',
  indicators: {
    completeness: {
      name: '完整性',
      numerator: '已发布行中有值的单元格数',
      denominator: '已发布行数 × 本批次对应到字段的列数',
      definition:
        '该有的内容是否都有：已发布的行里，本批次交付并对应到字段的列中有值的单元格所占比例。值因不可用而未发布的，按缺失计。',
    },
    validity: {
      name: '规范性',
      numerator: '没有格式、校验位、取值范围、列数问题的数据行数',
      denominator: '发布与隔离的数据行数之和',
      definition: '内容是否合乎标准与规则：没有任何一个值因写法、校验位或取值范围而不可用的行所占比例。',
    },
    uniqueness: {
      name: '唯一性',
      numerator: '已发布行数减去与本批次前面某行标识相同的行数',
      denominator: '已发布行数',
      definition:
        '同一对象是否只出现一次：按数据集的标识字段，同一批次内重复出现的行从第二行起计为重复（标准列于“准确性”之下）。',
    },
    timeliness: {
      name: '时效性',
      numerator: '在到期日当天或之前收到的批次数',
      denominator: '批次数',
      definition: '是否按约定周期按时交付：到期日为周期末日加宽限天数。不定期的来源不评价。',
    },
    consistency: {
      name: '一致性',
      numerator: '各字段之间没有矛盾的数据行数',
      denominator: '发布与隔离的数据行数之和',
      definition:
        '同一行内的字段是否互相吻合：如性别、出生日期与公民身份号码，先后日期，组织机构代码与统一社会信用代码。',
    },
  },
  notMeasured: '没有可计算的数据',
  share: '{numerator} / {denominator}',
  showRows: '查看不合格的行',
};
