import { codeTableById } from '../../../schemas/codes/index.ts';
import type { Field, FieldType } from '../../../schemas/datasets/dataset.ts';

/** A square of one thousandth of a degree. */
const square =
  '{"type":"Polygon","coordinates":[[[116.4,39.9],[116.401,39.9],[116.401,39.901],[116.4,39.901],[116.4,39.9]]]}';

/** What an example shows for a type. The citizen number and the credit code are the ones that their standards print (GB 11643, GB 32100). */
const byType: Record<Exclude<FieldType, 'code'>, string> = {
  text: '示例',
  'long-text': '示例内容',
  name: '示例甲',
  'organisation-name': '示例市示例有限公司',
  'citizen-number': '11010519491231002X',
  'credit-code': '91350100M000100Y43',
  'organisation-code': 'M000100Y4',
  'identity-number': 'A00000000',
  phone: '13800000000',
  address: '示例市示例区示例路1号',
  division: '110105',
  'grid-code': '110105001001001',
  boolean: '否',
  date: '2024-01-05',
  datetime: '2024-01-05 09:30:00',
  integer: '1',
  decimal: '1',
  longitude: '116.4',
  latitude: '39.9',
  geometry: square,
};

/** Where fields of one row must agree with one another: sex and birth with the citizen number, and so on. */
const byKey: Record<string, string> = {
  sex: '女',
  birth: '1949-12-31',
  year: '2024',
};

/** The value of a field in a template's example row. */
export function exampleOf({ key, type, codes }: Field): string {
  const known = byKey[key];
  if (known !== undefined) return known;
  return type === 'code' ? (codeTableById(codes ?? '')?.values[0]?.label.zh ?? '') : byType[type];
}
