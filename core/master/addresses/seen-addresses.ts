import { datasetById } from '../../../schemas/datasets/index.ts';
import type { Actor } from '../../access/actor.ts';
import { scoped, seesAll } from '../../access/scoped.ts';
import { literal } from '../../warehouse/quote.ts';
import { inlined } from '../subjects/seen-entities.ts';
import { addressFields } from './address-fields.ts';

/** Query of the rows of `master.address_mention` that an actor may see. */
export function seenMentionsSql(actor: Actor): string {
  if (seesAll(actor)) return 'FROM master.address_mention';
  const mentions = [...new Set(addressFields.map(({ dataset }) => dataset))].map((id) => {
    const { sql, values } = scoped(actor, datasetById(id)!);
    return `SELECT * FROM master.address_mention SEMI JOIN (${inlined(sql, values)}) r USING (record_id)
      WHERE dataset = ${literal(id)}`;
  });
  return mentions.join(' UNION ALL ');
}

/** SQL of the condition that an actor may know of a row of `master.address`: one of the rows that give it is the actor's to see. */
export function seenAddressSql(actor: Actor): string {
  return seesAll(actor) ? 'TRUE' : `address_id IN (SELECT address_id FROM (${seenMentionsSql(actor)}))`;
}

/** Of a home: a number that no road or building stands beside is that of a house in a village, whose door it is. */
const isHouseSql = 'road IS NULL AND lane IS NULL AND building IS NULL';
const isWholeSql = `NOT (${isHouseSql}) AND unit IS NULL AND floor IS NULL AND room IS NULL`;
const toBuildingSql = `concat(province, city, district, town, zone, village, "group" || '组', road, '与' || crossing, lane,
  CASE WHEN NOT (${isHouseSql}) THEN number || '号' END, estate, building || '幢')`;

/** SQL of the address as it is shown: whole where a firm or the register of addresses gives it, of a home as far as the building. */
export const shownAddressSql = `CASE WHEN NOT is_home OR ${isWholeSql} THEN normal ELSE ${toBuildingSql} || '***' END`;
