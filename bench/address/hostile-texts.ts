const longest = 100_000;

const words = [
  '路',
  '号',
  '区',
  '省市',
  '区县镇',
  '1-',
  '一',
  '12号',
  'A1#',
  '东区',
  '人民路',
  '中山路与',
  '小区1号楼',
  '中国江苏省无锡市江阴市',
  '城关镇',
  '新村新区新城',
  '公司',
  '((',
  ' ',
  '\u200b',
  '\ud800',
  '𬭎',
  '1',
  'A',
];

/** Texts of 100,000 characters that repeat what the parser looks for. */
export function hostileTexts(): { name: string; text: string }[] {
  const repeated = words.map((word) => ({
    name: word,
    text: word.repeat(longest / word.length + 1).slice(0, longest),
  }));
  const mixed = words.join('').repeat(longest).slice(0, longest);
  return [...repeated, { name: 'mixed', text: mixed }];
}
