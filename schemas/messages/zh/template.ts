import type { FieldType } from '../../datasets/dataset.ts';

/** How each type of value is to be written. */
const formats: Record<FieldType, string> = {
  text: '文字',
  'long-text': '文字；其中的电话、证件号码和姓名入库前会隐去',
  name: '姓名，每格一人，不要加空格或注释',
  'organisation-name': '单位全称，与登记证照一致',
  'citizen-number': '18 位公民身份号码，末位 X 大写',
  'credit-code': '18 位统一社会信用代码',
  'organisation-code': '9 位组织机构代码，不带连字符',
  'identity-number': '证件号码，只含数字和大写字母',
  phone: '11 位手机号，或“区号-号码”；每格一个',
  address: '完整地址，从县（市、区）写起',
  division: '行政区划代码，或“县（市、区）+镇（街道）”名称',
  'grid-code': '网格编码',
  code: '从下拉列表中选择',
  boolean: '从下拉列表中选择：是、否',
  date: '日期，如 2024-03-05',
  datetime: '时间，如 2024-03-05 09:32:00',
  integer: '整数，不带单位',
  decimal: '数字，不带单位',
  longitude: '经度，十进制度，如 116.397128',
  latitude: '纬度，十进制度，如 39.916527',
  geometry: 'GeoJSON 的 Polygon 或 MultiPolygon',
};

/** Texts of the blank template that departments fill in; in Chinese whatever the interface speaks. */
export const template = {
  sheets: { data: '填报', notes: '填写说明', codes: '代码' },
  number: '序号',
  numberHint: '可不填。“示例”所在行只作样子，留着也不会入库。',
  formats,
  required: '必填',
  advised: '应填',
  anyOf: '与 {others} 至少填一列',
  unit: '单位：{unit}',
  title: '{dataset}数据填报模板',
  lead: '在“填报”工作表中逐行填写，保存后在通汇“数据接入”中提交。列名和列的顺序请勿改动，没有的列可以空着。',
  columns: ['列名', '是否必填', '填写格式', '单位', '标准', '示例'],
};
