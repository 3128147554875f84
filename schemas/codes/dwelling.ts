import { codeTable } from './code-table.ts';

export const buildingPurpose = codeTable(
  { id: 'building-purpose', label: { zh: '建筑用途', en: 'Purpose of a building' }, status: 'own' },
  [
    ['01', '住宅', 'Residential', '居住', '住房', '成套住宅', '普通住宅', '住宅用房', '民用', '别墅', '公寓'],
    ['02', '商业', 'Commercial', '商铺', '商业用房', '商业服务', '店铺', '门面', '商用', '营业用房', '商服'],
    ['03', '办公', 'Office', '办公用房', '写字楼'],
    ['04', '工业', 'Industrial', '厂房', '工业用房', '生产用房', '车间'],
    ['05', '仓储', 'Storage', '仓库', '仓储用房'],
    ['06', '公共服务', 'Public service', '学校', '医院', '教育', '医疗', '公共设施', '文教卫'],
    ['07', '商住两用', 'Mixed', '商住', '综合', '商住楼'],
    ['08', '车库', 'Garage', '车位', '储藏室', '车棚'],
    ['99', '其他', 'Other', '其它'],
  ],
);

export const dwellingUse = codeTable(
  { id: 'dwelling-use', label: { zh: '房屋使用情况', en: 'Use of a dwelling' }, status: 'own' },
  [
    ['01', '自住', 'Owner-occupied', '自用', '自有自住', '自有', '否'],
    ['02', '出租', 'Let', '租赁', '出租房', '已出租', '是', '出租屋'],
    ['03', '空置', 'Vacant', '闲置', '空关', '空房', '空关房'],
    ['04', '群租', 'Shared letting', '群租房', '合租'],
    ['05', '借住', 'Lent', '借用', '寄居'],
    ['99', '其他', 'Other', '其它'],
  ],
);

export const rentUse = codeTable(
  { id: 'rent-use', label: { zh: '出租用途', en: 'Let for' }, standard: 'GB/T 31000', status: 'verified' },
  [
    ['01', '宿舍', 'Dormitory', '集体宿舍'],
    ['02', '住房', 'Dwelling', '居住', '住宅'],
    ['03', '商铺', 'Shop', '商业', '店铺'],
    ['04', '办公', 'Office'],
    ['05', '仓库', 'Warehouse', '仓储'],
    ['06', '厂房', 'Workshop', '生产'],
    ['99', '其他', 'Other', '其它'],
  ],
);

export const residenceType = codeTable(
  {
    id: 'residence-type',
    label: { zh: '住所类型', en: 'Kind of residence' },
    standard: 'GB/T 31000',
    status: 'verified',
  },
  [
    ['01', '自购房屋', 'Bought'],
    ['02', '租赁房屋', 'Rented'],
    ['03', '寄居', 'Lodging'],
    ['04', '借住', 'Lent'],
    ['05', '单位宿舍', 'Employer’s dormitory'],
    ['06', '临时性宿舍', 'Temporary dormitory', '工棚'],
    ['07', '农民工公寓', 'Workers’ apartment'],
    ['99', '其他', 'Other'],
  ],
);

export const dangerClass = codeTable(
  {
    id: 'danger-class',
    label: { zh: '危房等级', en: 'Danger class' },
    standard: 'JGJ 125',
    status: 'from memory',
  },
  [
    ['A', 'A级', 'A: no dangerous part', '安全', '否', '无'],
    ['B', 'B级', 'B: single dangerous parts', '基本安全'],
    ['C', 'C级', 'C: partly dangerous', '局部危险', '局部危房'],
    ['D', 'D级', 'D: dangerous as a whole', '整幢危险', '整幢危房', '危房', '是'],
  ],
);

export const gridType = codeTable(
  { id: 'grid-type', label: { zh: '网格类型', en: 'Kind of grid' }, status: 'own' },
  [
    ['1', '综合网格', 'General', '综合', '普通网格', '基础网格', '一般网格'],
    ['2', '专属网格', 'Dedicated', '专属', '专业网格', '专项网格'],
    ['3', '微网格', 'Micro', '微格', '楼栋网格'],
  ],
);
