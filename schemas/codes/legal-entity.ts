import { codeTable } from './code-table.ts';

export const enterpriseType = codeTable(
  {
    id: 'enterprise-type',
    label: { zh: '企业类型', en: 'Kind of enterprise' },
    standard: 'GB/T 31000',
    status: 'verified',
  },
  [
    [
      ...([
        '01',
        '内资企业',
        'Domestic enterprise',
        '内资',
        '有限责任公司',
        '股份有限公司',
        '有限公司',
      ] as const),
      ...['国有企业', '集体企业', '私营企业', '联营企业', '个人独资企业', '合伙企业', '有限合伙', '普通合伙'],
      ...['有限责任公司(自然人独资)', '有限责任公司(自然人投资或控股)', '有限责任公司分公司', '企业'],
      ...['有限责任公司(法人独资)', '有限责任公司(国有独资)', '全民所有制', '集体所有制', '国有独资公司'],
    ],
    [
      '02',
      '外资企业',
      'Foreign-funded enterprise',
      '外资',
      '外商投资企业',
      '中外合资',
      '港澳台投资企业',
      '外商独资',
    ],
    ['03', '个体工商户', 'Sole trader', '个体', '个体户', '个体经营'],
    ['04', '农民专业合作社', 'Farmers’ co-operative', '合作社', '农民专业合作社联合社', '农专社'],
    [
      ...(['99', '其他企业', 'Other', '其他', '事业单位', '社会团体', '民办非企业单位', '基金会'] as const),
      ...['机关', '社会组织', '机关法人', '事业法人', '社会服务机构', '村民委员会', '居民委员会'],
    ],
  ],
);

export const entityStatus = codeTable(
  { id: 'entity-status', label: { zh: '登记状态', en: 'Registration status' }, status: 'own' },
  [
    [
      ...([
        'K',
        '在营',
        'Active',
        '开业',
        '存续',
        '在业',
        '正常',
        '存续（在营、开业、在册）',
        '在册',
        '营业',
      ] as const),
      ...['存续在业', '正常经营', '登记成立', '有效', '1'],
    ],
    ['D', '吊销未注销', 'Licence revoked', '吊销', '吊销,未注销', '吊销，未注销', '已吊销'],
    [
      'X',
      '注销',
      'Deregistered',
      '已注销',
      '吊销后注销',
      '吊销,已注销',
      '吊销，已注销',
      '注销登记',
      '简易注销',
    ],
    ['Q', '迁出', 'Moved away', '已迁出', '迁往外省市'],
    ['T', '停业', 'Out of business', '歇业', '停产', '清算', '清算中'],
    ['C', '撤销', 'Annulled', '已撤销', '撤销登记', '被撤销'],
  ],
);

export const holding = codeTable(
  {
    id: 'holding',
    label: { zh: '控股情况', en: 'Controlled by' },
    standard: 'GB/T 31000',
    status: 'verified',
  },
  [
    ['110', '国有控股', 'The state'],
    ['120', '集体控股', 'A collective'],
    ['210', '私人控股', 'Private persons', '民营'],
    ['220', '港澳台控股', 'Hong Kong, Macao or Taiwan'],
    ['230', '外商控股', 'Foreign investors'],
  ],
);

export const socialOrganisationType = codeTable(
  {
    id: 'social-organisation-type',
    label: { zh: '社会组织类型', en: 'Kind of social organisation' },
    standard: 'GB/T 31000',
    status: 'verified',
  },
  [
    ['01', '社会团体', 'Association', '社团', '协会', '学会', '商会'],
    ['02', '民办非企业单位', 'Private non-enterprise unit', '民非', '社会服务机构'],
    ['03', '基金会', 'Foundation'],
    ['04', '外国商会', 'Foreign chamber of commerce'],
    ['99', '其他', 'Other'],
  ],
);

export const hazardType = codeTable(
  {
    id: 'hazard-type',
    label: { zh: '安全隐患类型', en: 'Kind of hazard' },
    standard: 'GB/T 31000',
    status: 'verified',
  },
  [
    ['00', '无', 'None', '无隐患', '否'],
    ['01', '治安隐患', 'Public security', '治安'],
    ['02', '消防隐患', 'Fire', '消防', '火灾隐患'],
    ['03', '矛盾纠纷隐患', 'Disputes', '矛盾纠纷', '纠纷'],
    ['04', '劳资纠纷隐患', 'Labour disputes', '劳资纠纷', '劳资'],
    ['99', '其他', 'Other', '其他隐患'],
  ],
);
