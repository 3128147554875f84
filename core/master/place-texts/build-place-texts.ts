import { recordTable } from '../../../schemas/datasets/index.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { BuildContext } from '../build-context.ts';
import { placeFields } from '../places/write-located.ts';
import { mentionFields } from '../relations/write-mentions.ts';
import { fillUnreadTexts, parseTexts } from './parse-texts.ts';
import { writePlaceTexts } from './write-place-texts.ts';

/**
 * Reads every address that current rows give once, into the temporary tables `place_text`, by which places and relations go, and
 * `parsed_address`, of which the standard addresses are made.
 *
 * @param beside what is done on the same session while the texts are parsed: parsing leaves the warehouse idle
 */
export async function buildPlaceTexts(
  session: Session,
  { signal, progress }: BuildContext,
  beside: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  progress('addresses', null);
  const fields = [...placeFields, ...mentionFields].map(
    ({ dataset, address }) =>
      `SELECT ${quote(address)} AS address FROM ${recordTable({ id: dataset })} WHERE to_version IS NULL`,
  );
  await session.run(
    `CREATE OR REPLACE TEMP TABLE given_text AS ${[...new Set(fields)].join(' UNION ')}`,
    [],
    { signal },
  );
  await writePlaceTexts(session, 'given_text', { signal });
  const done = await Promise.allSettled([beside(), parseTexts(session)]);
  for (const one of done) if (one.status === 'rejected') throw one.reason;
  await fillUnreadTexts(session);
  await session.run('DROP TABLE temp.given_text');
}
