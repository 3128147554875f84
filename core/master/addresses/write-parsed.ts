import { setImmediate } from 'node:timers/promises';
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

/** So many texts are parsed at a stretch: some five milliseconds, in which nothing else runs. */
const portion = 200;
/** So many go into one statement, and so many statements may wait for their turn while parsing goes on. */
const batch = 10_000;
const mostWaiting = 4;

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
  const waiting: Promise<unknown>[] = [];
  for (let at = 0; at < texts.length; at += batch) {
    const some = texts.slice(at, at + batch);
    const rows = await inPortions(some, (text) => packed(parse(text)));
    if (waiting.length >= mostWaiting) await waiting.shift();
    const written = session.run(insert, [some, rows]);
    written.catch(() => undefined); // it is waited for below; until then a failure is nobody's
    waiting.push(written);
  }
  await Promise.all(waiting);
}

/** Maps the texts, letting others have their turn after each portion. */
async function inPortions(texts: readonly string[], of: (text: string) => string): Promise<string[]> {
  const rows: string[] = [];
  for (let at = 0; at < texts.length; at += portion) {
    for (const text of texts.slice(at, at + portion)) rows.push(of(text));
    await setImmediate();
  }
  return rows;
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
