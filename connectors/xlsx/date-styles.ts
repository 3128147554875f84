import type { Archive } from '../shared/archive.ts';
import { builtInDateStyle, dateStyleOf, type DateStyle } from '../shared/date-style.ts';
import { readXml } from '../shared/xml.ts';

/** Reads the cell styles: for each style number, what it says about dates. */
export async function readDateStyles(archive: Archive, part: string): Promise<DateStyle[]> {
  const formats = new Map<number, string>();
  const styles: DateStyle[] = [];
  let inCellFormats = false;
  await readXml(part, archive.stream(part), {
    open(name, attributes) {
      if (name === 'numFmt')
        formats.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attributes.get('numFmtId') ?? 0);
        const code = formats.get(id);
        styles.push(code === undefined ? builtInDateStyle(id) : dateStyleOf(code));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}
