import { sheetXml } from './sheet-xml.ts';
import type { Sheet } from './sheet.ts';
import { stylesXml } from './styles.ts';
import { attributeText } from './xml-text.ts';
import { zipParts, type ZipPart } from './zip-parts.ts';

/** The media type of a workbook, as registered with IANA. */
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types';
const application = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * Writes a workbook in Office Open XML (ECMA-376). Unlike the writers at hand it marks single cells, has several
 * sheets and holds no more in memory than the packed bytes: a slip may have a hundred thousand rows.
 */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Blob> {
  const parts: ZipPart[] = [
    { name: '[Content_Types].xml', content: [contentTypesXml(sheets)] },
    {
      name: '_rels/.rels',
      content: [relationsXml([['officeDocument', 'xl/workbook.xml']])],
    },
    { name: 'xl/workbook.xml', content: [workbookXml(sheets)] },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: [
        relationsXml([
          ...sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
          ['styles', 'styles.xml'],
        ]),
      ],
    },
    { name: 'xl/styles.xml', content: [declaration + stylesXml()] },
    ...sheets.map((sheet, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, content: sheetPart(sheet) })),
  ];
  const chunks = await zipParts(parts);
  return new Blob(chunks as Uint8Array<ArrayBuffer>[], { type: workbookType });
}

async function* sheetPart(sheet: Sheet): AsyncGenerator<string> {
  yield declaration;
  yield* sheetXml(sheet);
}

function contentTypesXml(sheets: readonly Sheet[]): string {
  const override = (part: string, type: string) =>
    `<Override PartName="${part}" ContentType="${application}.${type}+xml"/>`;
  const worksheets = sheets.map((_, at) => override(`/xl/worksheets/sheet${at + 1}.xml`, 'worksheet'));
  return `${declaration}<Types xmlns="${contentTypes}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}${worksheets.join('')}</Types>`;
}

function relationsXml(targets: readonly [type: string, target: string][]): string {
  const lines = targets.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${relations}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packageRelations}">${lines.join('')}</Relationships>`;
}

function workbookXml(sheets: readonly Sheet[]): string {
  const lines = sheets.map(
    ({ name, isVeryHidden }, at) =>
      `<sheet name="${attributeText(name)}" sheetId="${at + 1}"${isVeryHidden ? ' state="veryHidden"' : ''} r:id="rId${at + 1}"/>`,
  );
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView/></bookViews><sheets>${lines.join('')}</sheets></workbook>`;
}
