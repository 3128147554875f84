import { tableFromIPC } from 'apache-arrow';
import { components, type ParsedAddress } from '../../address/components.ts';
import type { Gazetteer } from '../../address/gazetteer.ts';
import { buildingKey, doorKey, estateKey, normalForm, roadKey } from '../../address/normal-form.ts';
import { addressParser } from '../../address/parse-address.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** The columns of a table of parsed addresses, all text; null where the address does not say. */
export const parsedColumns = [
  ...components,
  'remainder',
  'code',
  'normal',
  'door_key',
  'building_key',
  'estate_key',
  'road_key',
] as const;

/** So many texts are parsed between two statements: some fifty milliseconds, in which nothing else runs. */
const portion = 2000;

/** Stands between the values of an address on their way to the warehouse; a control character that no value holds. */
const separator = '\u001f';

/**
 * Makes the temporary table `table(text, …parsedColumns)` of all distinct texts of a query.
 *
 * @param textsSql query of one column of text
 */
export async function writeParsedAddresses(
  session: Session,
  textsSql: string,
  table: string,
  gazetteer: Gazetteer,
): Promise<void> {
  const columns = parsedColumns.map((column) => `${quote(column)} VARCHAR`).join(', ');
  await session.run(`CREATE OR REPLACE TEMP TABLE ${quote(table)} (text VARCHAR, ${columns})`);
  const texts = await distinctTexts(session, textsSql);
  const parse = addressParser(gazetteer);
  const insert = insertSql(table);
  for (let at = 0; at < texts.length; at += portion) {
    const some = texts.slice(at, at + portion);
    await session.run(insert, [some, some.map((text) => packed(parse(text)))]);
  }
}

async function distinctTexts(session: Session, textsSql: string): Promise<string[]> {
  const distinct = `SELECT DISTINCT text FROM (${textsSql}) AS given(text) WHERE text IS NOT NULL`;
  return [...(tableFromIPC(await session.arrow(distinct)).getChildAt(0) ?? [])] as string[];
}

function insertSql(table: string): string {
  const values = parsedColumns.map((_, at) => `nullif(value[${at + 1}], '')`).join(', ');
  return `INSERT INTO ${quote(table)}
    SELECT text, ${values} FROM (
      SELECT text, string_split(packed, '${separator}') AS value
      FROM (SELECT unnest($1::VARCHAR[]) AS text, unnest($2::VARCHAR[]) AS packed))`;
}

function packed(parsed: ParsedAddress): string {
  const { values, remainder, code } = parsed;
  return [
    ...components.map((component) => values[component] ?? ''),
    remainder.replaceAll(separator, ' '),
    code ?? '',
    normalForm(parsed),
    doorKey(values) ?? '',
    buildingKey(values) ?? '',
    estateKey(values) ?? '',
    roadKey(values) ?? '',
  ].join(separator);
}
