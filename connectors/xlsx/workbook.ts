import { limits, ParseError } from '../../schemas/intake/connector.ts';
import type { Archive } from '../shared/archive.ts';
import type { DateStyle } from '../shared/date-style.ts';
import { readDateStyles } from './date-styles.ts';
import { readXml } from '../shared/xml.ts';

export interface Sheet {
  name: string;
  /** Name of the part in the archive. */
  part: string;
  hidden: boolean;
}

export interface Workbook {
  sheets: Sheet[];
  /** True when day 0 is 1904-01-01. */
  date1904: boolean;
  /** What each cell style says about dates, by style number. */
  dateStyles: DateStyle[];
  sharedStringsPart: string;
  hasMacros: boolean;
}

type Relation = { type: string; target: string };

/** Reads what a workbook says about itself. Throws FILE_NOT_RECOGNISED when the archive holds no workbook. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const root = await readRelations(archive, '');
  const office = [...root.values()].find(({ type }) => type === 'officeDocument');
  const part = office?.target ?? 'xl/workbook.xml';
  if (!part.endsWith('.xml') || archive.sizeOf(part) === 0) throw new ParseError('FILE_NOT_RECOGNISED');
  const relations = await readRelations(archive, part);
  const byType = (type: string, fallback: string) =>
    [...relations.values()].find((relation) => relation.type === type)?.target ?? fallback;
  const { sheets, date1904 } = await readSheets(archive, part, relations);
  if (sheets.length > limits.tables)
    throw new ParseError('FILE_LIMIT', { limit: 'tables', where: String(sheets.length) });
  return {
    sheets,
    date1904,
    dateStyles: await readDateStyles(archive, byType('styles', 'xl/styles.xml')),
    sharedStringsPart: byType('sharedStrings', 'xl/sharedstrings.xml'),
    hasMacros: archive.names.some((name) => name.endsWith('vbaproject.bin')),
  };
}

async function readSheets(archive: Archive, part: string, relations: ReadonlyMap<string, Relation>) {
  const sheets: Sheet[] = [];
  let date1904 = false;
  await readXml(part, archive.stream(part), {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes.get('date1904') ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes.toRecord()).find(([key]) => key.endsWith(':id'))?.[1];
      const relation = relations.get(id ?? '');
      if (relation?.type !== 'worksheet') return;
      const hidden = (attributes.get('state') ?? 'visible') !== 'visible';
      sheets.push({ name: attributes.get('name') ?? '', part: relation.target, hidden });
    },
  });
  return { sheets, date1904 };
}

/** Reads the relations of a part by id; targets are part names of the archive, those outside it left out. */
async function readRelations(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const relations = new Map<string, Relation>();
  const name = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  await readXml(name, archive.stream(name), {
    open(tag, attributes) {
      if (tag !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
      const type = (attributes.get('Type') ?? '').split('/').at(-1)!;
      const target = new URL(attributes.get('Target') ?? '', `zip:///${folder}`).pathname.slice(1);
      relations.set(attributes.get('Id') ?? '', { type, target: decodeURI(target) });
    },
  });
  return relations;
}
