import type { Label } from './dataset.ts';
import { headerStem, normaliseHeader } from './header.ts';

/**
 * A kind of column that is never stored (DOMAIN §1): dropped before the first write, or reduced to a keyed
 * hash when the dataset has a field of the same key for it.
 */
export interface RefusedColumn {
  key: string;
  label: Label;
  reduction: 'drop' | 'hmac';
  variants: string[];
  /** Words that refuse a header wherever they stand in it. */
  fragments?: string[];
  /** Headers that mean this only in the named datasets. */
  within?: Record<string, string[]>;
  /** Headers that mean something else in the named datasets. */
  except?: Record<string, string[]>;
}

export const refusedColumns: readonly RefusedColumn[] = [
  {
    key: 'political',
    label: { zh: '政治面貌', en: 'Political affiliation' },
    reduction: 'drop',
    variants: ['政治面貌', '面貌', 'ZZMM', '党派', '是否党员', '入党时间'],
    fragments: ['政治面貌', '党员身份', '入党'],
  },
  {
    key: 'religion',
    label: { zh: '宗教信仰', en: 'Religion' },
    reduction: 'drop',
    variants: ['宗教信仰', '信教', '宗教', 'ZJXY', '教派'],
    fragments: ['宗教信仰', '信教'],
  },
  {
    key: 'biometric',
    label: { zh: '生物识别', en: 'Biometric data' },
    reduction: 'drop',
    variants: ['生物识别', '人脸照片', '照片', '指纹', '人像', '虹膜', 'DNA', '声纹', '身份证照片'],
    fragments: ['人脸', '指纹', '虹膜', '声纹', '身份证照', '生物特征'],
  },
  {
    key: 'special_group',
    label: { zh: '特殊人群类别', en: 'Special-group marks' },
    reduction: 'drop',
    variants: [
      ...['特殊人群类别', '特殊人群', '重点人员类别', '重点人员', '管控等级', '人员标签', '关注对象'],
      ...['是否上访', '信访重点', '吸毒人员', '社区矫正', '刑满释放', '精神障碍', '艾滋病', '邪教'],
      ...['涉稳人员', '布控', '前科'],
    ],
    fragments: [
      ...['特殊人群', '重点人员', '吸毒', '社区矫正', '刑满释放', '刑释', '精神障碍', '精神病', '艾滋病'],
      ...['邪教', '涉稳', '布控', '前科'],
    ],
    except: { 'legal-entity': ['管控等级'] },
  },
  {
    key: 'health',
    label: { zh: '健康状况明细', en: 'Health details' },
    reduction: 'drop',
    variants: ['健康状况明细', '健康状况', '病史', '疾病', '诊断', '血型', '残疾情况', '传染病'],
    fragments: ['病史', '传染病', '残疾'],
  },
  {
    key: 'device',
    label: { zh: '设备与轨迹', en: 'Devices and tracks' },
    reduction: 'drop',
    variants: [
      ...['设备与轨迹', 'IMSI', 'IMEI', 'MAC', 'WIFI', 'Wi-Fi', '手机串号', '轨迹', '车牌抓拍', '定位'],
      ...['微信号', 'QQ', '抖音号', '微博账号', 'IP地址'],
    ],
    fragments: [
      'imsi',
      'imei',
      'mac地址',
      '串号',
      '抓拍',
      '微信号',
      'qq号',
      '抖音号',
      '微博账号',
      '聊天记录',
    ],
  },
  {
    key: 'caller',
    label: { zh: '来电人姓名', en: "Caller's name" },
    reduction: 'hmac',
    variants: [
      '来电人姓名',
      '来电人',
      '诉求人',
      '反映人',
      '留言用户',
      '市民姓名',
      '投诉人',
      '信访人',
      '举报人',
    ],
    within: { 'service-ticket': ['姓名', '联系人', '用户昵称', '网友', '留言人'] },
  },
  {
    key: 'caller_phone',
    label: { zh: '来电号码', en: "Caller's phone" },
    reduction: 'hmac',
    variants: [
      ...[
        '来电号码',
        '来电人电话',
        '来电人电话/账号',
        '诉求人电话',
        '反映人电话',
        '投诉人电话',
        '信访人电话',
      ],
      ...['举报人电话', '来电人联系方式', '诉求人联系方式', '反映人联系方式'],
    ],
    within: { 'service-ticket': ['联系电话', '联系方式', '手机', '手机号', '手机号码', '电话', '主叫号码'] },
  },
  {
    key: 'caller_identity',
    label: { zh: '来电人证件和住址', en: "Caller's identity number and address" },
    reduction: 'drop',
    variants: ['来电人身份证', '来电人身份证号', '诉求人身份证号', '来电人地址', '诉求人地址', '投诉人地址'],
    within: {
      'service-ticket': [
        '身份证',
        '身份证号',
        '身份证号码',
        '证件号码',
        '证件号',
        '联系地址',
        '家庭住址',
        '住址',
      ],
    },
  },
  {
    key: 'finance',
    label: { zh: '个人金融账户', en: 'Financial accounts' },
    reduction: 'drop',
    variants: ['个人金融账户', '银行卡号', '银行账号', '开户行', '账户余额', '支付宝'],
    fragments: ['银行卡', '银行账号', '开户行', '账户余额', '支付宝'],
  },
];

export interface Refusal {
  key: string;
  reduction: 'drop' | 'hmac';
}

/**
 * Whether a header names a column that is never stored, and what becomes of it. Case, spaces, full-width letters,
 * brackets, counters, a second name beside it and usual endings do not hide it. Without a dataset only what is
 * refused everywhere counts.
 */
export function refusalOf(
  header: string,
  datasetId?: string,
  columns: readonly RefusedColumn[] = refusedColumns,
): Refusal | undefined {
  const forms = formsOf(header);
  const column = columns.find((candidate) => isMeant(candidate, forms, datasetId));
  return column && { key: column.key, reduction: column.reduction };
}

const notes = /[([【<{][^)\]】>}]*[)\]】>}]/g;
const separators = /[/\\、,;|+&]/;
const anySeparators = /[/\\、,;|+&_\-·]|和|与|及/;
const counter = /[\d_#]+$/;
const prefix =
  /^(是否|有无|本人|人员|居民|个人|户主|申请人|当事人|法定代表人|法人|业主|承租人|租客|配偶|职工|员工|学生)/;
const suffix = /(代码|编码|编号|名称|姓名|类别|类型|情况|信息|标识|标志|标签|说明|明细|url|路径|文件|码)$/;

/** Words in which a refused fragment stands only by chance: 当前|科室, 分布|控制, 短信|教育, 重点|人员密集场所. */
const innocent = /[当目]前科|分布控|[短微]信教|人员密集/g;

function formsOf(header: string): Set<string> {
  const text = normaliseHeader(header);
  const bare = text.replace(notes, '');
  const names = [text, headerStem(header), bare, ...bare.split(separators), ...bare.split(anySeparators)];
  const forms = names.flatMap((name) => {
    const uncounted = name.replace(counter, '');
    const ends = [uncounted, uncounted.replace(suffix, '')];
    return [name, ...ends, ...ends.map((end) => end.replace(prefix, ''))];
  });
  return new Set(forms.filter(Boolean));
}

function isMeant(column: RefusedColumn, forms: Set<string>, datasetId: string | undefined): boolean {
  const listed = (headers: string[] = []) => headers.some((header) => forms.has(normaliseHeader(header)));
  if (datasetId && listed(column.except?.[datasetId])) return false;
  if (listed(column.variants)) return true;
  if (datasetId && listed(column.within?.[datasetId])) return true;
  const texts = [...forms].map((form) => form.replace(innocent, ''));
  return (column.fragments ?? []).some((fragment) => texts.some((text) => text.includes(fragment)));
}
