import { defineDataset } from './define.ts';

/** Code tables that departments hand in beside their data: industries, kinds of enterprise, states. */
export const codeList = defineDataset({
  id: 'code-list',
  label: { zh: '代码表', en: 'Code lists' },
  definition: {
    zh: '部门随数据提供的代码及其含义（行业、企业类型、企业状态等），一行为一个代码；代码原样保留。',
    en: 'Codes and their meanings that departments supply with their data (industries, kinds of enterprise, states): one row is one code, kept as written.',
  },
  isList: true,
  identity: [['list', 'code'], ['code']],
  fields: [
    {
      key: 'list',
      label: { zh: '代码表名称', en: 'Code list' },
      type: 'text',
      variants: [
        ...['代码表', '码表', '码表名称', '代码集', '代码集名称', '代码类别', '代码类型', '字典', '字典名称'],
        ...['字典类型', '字典类别', 'dict_name', 'dict_type', 'code_type', 'table', 'category'],
      ],
    },
    {
      key: 'code',
      label: { zh: '代码', en: 'Code' },
      type: 'text',
      isVerbatim: true,
      pattern: String.raw`[\dA-Za-z][\dA-Za-z._-]{0,19}`,
      variants: [
        ...['编码', '代码值', '字典值', '字典编码', '字典代码', '码值', '类型代码', '类别代码', '状态代码'],
        ...['状态码', '行业小类代码', '小类代码', '企业类型代码', 'comp_type', 'dict_code', 'dict_value'],
      ],
    },
    {
      key: 'name',
      label: { zh: '代码名称', en: 'Name' },
      type: 'text',
      isVerbatim: true,
      variants: [
        ...['名称', '中文', '中文名称', '中文含义', '中文含意', '含义', '代码含义', '代码说明', '字典标签'],
        ...['类型名称', '类别名称', '状态名称', '行业小类名称', '小类名称', '企业类型名称', 'comp_type_name'],
        ...['dict_label', 'label', 'meaning'],
      ],
    },
    {
      key: 'parent',
      label: { zh: '上级代码', en: 'Parent code' },
      type: 'text',
      variants: [
        ...[
          '上级编码',
          '父级代码',
          '父级编码',
          '父代码',
          '父编码',
          '大类',
          '所属大类',
          '大类代码',
          '中类代码',
        ],
        ...['门类代码', 'comp_dalei', 'parent_code', 'pid'],
      ],
    },
    {
      key: 'level',
      label: { zh: '代码层级', en: 'Level' },
      type: 'text',
      variants: ['层级', '级别', '级次'],
    },
    {
      key: 'standard',
      label: { zh: '依据标准', en: 'Standard' },
      type: 'text',
      variants: ['标准', '标准号', '来源标准', '标准编号', '代码来源'],
    },
    {
      key: 'status',
      label: { zh: '代码状态', en: 'Status' },
      type: 'text',
      variants: ['状态', '启用状态', '是否启用', '是否有效', '有效标志'],
    },
    {
      key: 'remark',
      label: { zh: '备注', en: 'Remark' },
      type: 'text',
      variants: ['说明', '注释', '描述', 'description'],
    },
  ],
  rules: [
    { code: 'code-missing', check: 'required', fields: ['code'], severity: 'row' },
    { code: 'code-name-missing', check: 'required', fields: ['name'], severity: 'warning' },
  ],
});
