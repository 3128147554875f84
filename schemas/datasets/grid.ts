import { coordinates } from './coordinates.ts';
import { defineDataset } from './define.ts';

const open = { personal: 'none', masking: 'none' } as const;

/** The register of grids (综合网格, 专属网格) with their polygons. */
export const grid = defineDataset({
  id: 'grid',
  label: { zh: '网格', en: 'Grids' },
  definition: {
    zh: '网格编码、名称、归属、网格员和边界，一行为一个网格；坐标以坐标系字段为准。',
    en: 'Codes, names, place, grid workers and outlines of grids: one row is one grid; the CRS field says what its coordinates mean.',
  },
  identity: [['grid_code'], ['grid_name', 'village'], ['grid_name']],
  fields: [
    {
      key: 'grid_code',
      label: { zh: '网格编码', en: 'Grid code' },
      type: 'grid-code',
      standard: 'GB/T 31000',
      variants: ['网格代码', '网格编号', '网格ID', 'WGBM', 'GRIDCODE'],
    },
    {
      key: 'grid_name',
      label: { zh: '网格名称', en: 'Grid name' },
      type: 'text',
      variants: ['所属网格', '网格'],
    },
    {
      key: 'grid_type',
      label: { zh: '网格类型', en: 'Kind of grid' },
      type: 'code',
      codes: 'grid-type',
      variants: ['网格类别'],
    },
    {
      key: 'parent',
      label: { zh: '上级网格编码', en: 'Parent grid' },
      type: 'grid-code',
      variants: ['上级网格', '父网格编码', '所属综合网格'],
    },
    {
      key: 'town',
      label: { zh: '乡镇（街道）', en: 'Town' },
      type: 'division',
      standard: 'GB/T 10114',
      variants: ['所属街道', '街道', '镇街', '乡镇', '所在镇', '板块', '乡镇代码', '街道代码'],
    },
    {
      key: 'village',
      label: { zh: '村（社区）', en: 'Village' },
      type: 'division',
      standard: 'GB/T 10114',
      variants: ['所属社区', '社区', '居委会', '村居', '村社区代码', '社区代码'],
    },
    {
      key: 'leader',
      label: { zh: '网格长', en: 'Grid leader' },
      type: 'name',
      standard: 'GB/T 31000',
      variants: ['综合网格长', '专属网格长', '网格负责人'],
    },
    {
      key: 'member',
      label: { zh: '网格员', en: 'Grid worker' },
      type: 'name',
      standard: 'GB/T 31000',
      variants: ['专职网格员', '网格员姓名', '网格信息员', '兼职网格员'],
    },
    {
      key: 'member_phone',
      label: { zh: '网格员电话', en: "Grid worker's phone" },
      type: 'phone',
      variants: ['网格员联系方式', '联系电话'],
    },
    {
      key: 'households',
      label: { zh: '户数', en: 'Households' },
      type: 'integer',
      unit: '户',
      variants: ['楼栋户数', '总户数'],
    },
    {
      key: 'persons',
      label: { zh: '人数', en: 'Persons' },
      type: 'integer',
      unit: '人',
      variants: ['常住人口数', '楼栋人数', '实有人口'],
    },
    ...coordinates({
      lng: ['X', 'coordX', 'lng', 'JD', '事发经度'],
      lat: ['Y', 'coordY', 'lat', 'WD', '事发纬度'],
    }),
    {
      key: 'crs',
      label: { zh: '坐标系', en: 'CRS' },
      type: 'text',
      variants: ['坐标系统', 'mapcoordinate'],
    },
    {
      key: 'geometry',
      label: { zh: '网格边界', en: 'Outline' },
      type: 'geometry',
      standard: 'RFC 7946',
      definition: {
        zh: 'GeoJSON 面或多面（Polygon、MultiPolygon）文本。',
        en: 'A GeoJSON Polygon or MultiPolygon as text.',
      },
      variants: ['边界', '边界坐标', '面坐标', '网格面', '空间数据', 'GeoJSON', 'geom', 'polygon'],
    },
    {
      key: 'addr_code',
      label: { zh: '标准地址编码', en: 'Standard address code' },
      type: 'text',
      standard: 'GB/T 23705',
      variants: ['地址编码', '户籍地址地址编码', '门牌编码'],
    },
    {
      key: 'std_addr',
      label: { zh: '标准地址', en: 'Standard address' },
      type: 'address',
      standard: 'GB/T 23705',
      ...open,
      variants: ['地址全称', '地址'],
    },
  ],
  rules: [
    {
      code: 'grid-not-identified',
      check: 'any-present',
      fields: ['grid_code', 'grid_name', 'addr_code'],
      severity: 'row',
    },
    { code: 'grid-code-missing', check: 'required', fields: ['grid_code'], severity: 'warning' },
    { code: 'number-negative', check: 'between', fields: ['households'], min: 0, severity: 'field' },
    { code: 'number-negative', check: 'between', fields: ['persons'], min: 0, severity: 'field' },
  ],
});
