/** The looks of cells. All but `count` and `title` hold text (number format 49, `@`): digits stay as they are written. */
const looks = {
  plain: { font: 0, fill: 0, format: 0, wraps: false },
  text: { font: 0, fill: 0, format: 49, wraps: false },
  count: { font: 0, fill: 0, format: 3, wraps: false },
  title: { font: 2, fill: 0, format: 0, wraps: false },
  label: { font: 1, fill: 0, format: 49, wraps: true },
  note: { font: 0, fill: 0, format: 49, wraps: true },
  header: { font: 1, fill: 2, format: 49, wraps: true },
  wrong: { font: 1, fill: 3, format: 49, wraps: false },
  doubtful: { font: 0, fill: 4, format: 49, wraps: false },
  withheld: { font: 3, fill: 5, format: 49, wraps: false },
} as const;

export type StyleName = keyof typeof looks;

const names = Object.keys(looks) as StyleName[];

/** Number of a style in the workbook's table of cell formats. */
export function styleNumber(name: StyleName): number {
  return names.indexOf(name);
}

const fonts = [
  '<font><sz val="11"/><name val="宋体"/></font>',
  '<font><b/><sz val="11"/><name val="宋体"/></font>',
  '<font><b/><sz val="16"/><name val="宋体"/></font>',
  '<font><i/><sz val="11"/><color rgb="FF7F7F7F"/><name val="宋体"/></font>',
];

// The first two are fixed by the format; then header, wrong, doubtful, withheld.
const fills = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  ...['FFDDEBF7', 'FFFFC7CE', 'FFFFF2CC', 'FFEDEDED'].map(
    (colour) =>
      `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`,
  ),
];

/** The part that says how cells look. */
export function stylesXml(): string {
  const formats = names.map((name) => {
    const { font, fill, format, wraps } = looks[name];
    const alignment = `<alignment vertical="top"${wraps ? ' wrapText="1"' : ''}/>`;
    return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">${alignment}</xf>`;
  });
  return `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<fonts count="${fonts.length}">${fonts.join('')}</fonts><fills count="${fills.length}">${fills.join('')}</fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="${formats.length}">${formats.join('')}</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}
