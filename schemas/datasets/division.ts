import { defineDataset } from './define.ts';

/** Lists of administrative divisions, from provinces to villages. They define codes, so none is looked up or changed. */
export const division = defineDataset({
  id: 'division',
  label: { zh: '行政区划', en: 'Divisions' },
  definition: {
    zh: '省、市、县、乡、村各级行政区划的代码、名称和上级，一行为一个区划；代码按 2、4、6、9、12 位原样保留，不改变系统自带的区划对照。',
    en: 'Codes, names and parents of divisions from provinces to villages: one row is one division. Codes of 2, 4, 6, 9 or 12 digits are kept as written and do not change the divisions that the hub knows.',
  },
  isList: true,
  identity: [['code']],
  fields: [
    {
      key: 'code',
      label: { zh: '区划代码', en: 'Division code' },
      type: 'text',
      standard: 'GB/T 2260, GB/T 10114',
      pattern: String.raw`(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[01])(\d\d){0,2}|\d{9}|\d{12}`,
      variants: [
        ...[
          '行政区划代码',
          '区划编码',
          '行政区划编码',
          '统计用区划代码',
          '地区代码',
          '区域代码',
          '代码',
          '编码',
        ],
        ...['adcode', 'division_code', 'id'],
      ],
    },
    {
      key: 'name',
      label: { zh: '区划名称', en: 'Division name' },
      type: 'text',
      variants: ['行政区划名称', '地区名称', '区域名称', '名称', '中文名称', 'division_name'],
    },
    {
      key: 'full_name',
      label: { zh: '区划全称', en: 'Full name' },
      type: 'text',
      variants: ['全称', '全名', '完整名称', '规范名称', 'ext_name', 'merger_name'],
    },
    {
      key: 'level',
      label: { zh: '区划级别', en: 'Level' },
      type: 'text',
      variants: ['级别', '层级', '行政级别', '区划层级', '区划类型', 'deep', 'level_type'],
    },
    {
      key: 'parent_code',
      label: { zh: '上级区划代码', en: 'Parent code' },
      type: 'text',
      variants: ['上级代码', '上级编码', '上级行政区划代码', '父级代码', '父级编码', 'pid', 'parent_id'],
    },
    {
      key: 'province_code',
      label: { zh: '省级代码', en: 'Province code' },
      type: 'text',
      variants: ['省代码', '省编码', '省级区划代码', 'provinceCode'],
    },
    {
      key: 'city_code',
      label: { zh: '市级代码', en: 'City code' },
      type: 'text',
      variants: ['市代码', '地市代码', '市编码', '市级区划代码', 'cityCode'],
    },
    {
      key: 'county_code',
      label: { zh: '县级代码', en: 'County code' },
      type: 'text',
      variants: ['县代码', '区县代码', '区县编码', '县级区划代码', 'areaCode', 'area_code', 'countyCode'],
    },
    {
      key: 'town_code',
      label: { zh: '乡级代码', en: 'Town code' },
      type: 'text',
      variants: ['乡镇代码', '街道代码', '乡镇街道代码', '乡级区划代码', 'streetCode', 'townCode'],
    },
    {
      key: 'long_code',
      label: { zh: '十二位区划代码', en: 'Code of twelve digits' },
      type: 'text',
      variants: ['12位代码', '12位区划代码', 'ext_id'],
    },
    {
      key: 'urban_rural',
      label: { zh: '城乡分类代码', en: 'Urban or rural' },
      type: 'text',
      variants: ['城乡分类', '城乡划分代码', '城乡属性'],
    },
    {
      key: 'pinyin',
      label: { zh: '拼音', en: 'Pinyin' },
      type: 'text',
      variants: ['全拼', '名称拼音', '拼音全称'],
    },
    {
      key: 'initials',
      label: { zh: '拼音首字母', en: 'Initials' },
      type: 'text',
      variants: ['首字母', '简拼', '拼音简称', 'pinyin_prefix'],
    },
    {
      key: 'current',
      label: { zh: '是否现行', en: 'In force' },
      type: 'boolean',
      variants: ['现行', '是否有效', 'still_current'],
    },
    {
      key: 'remark',
      label: { zh: '备注', en: 'Remark' },
      type: 'text',
      variants: ['说明', '变更情况', '变更说明'],
    },
  ],
  rules: [
    { code: 'division-code-missing', check: 'required', fields: ['code'], severity: 'row' },
    {
      code: 'division-name-missing',
      check: 'any-present',
      fields: ['name', 'full_name'],
      severity: 'warning',
    },
  ],
});
