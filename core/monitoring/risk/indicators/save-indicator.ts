import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import { HubError } from '../../../base/hub-error.ts';
import type { ActorRef, CommandLog } from '../../../journal/command.ts';
import type { Session, Warehouse } from '../../../warehouse/warehouse.ts';
import { indicatorRetired, indicatorSaved } from './indicator-handlers.ts';
import { newestVersion } from './read-indicators.ts';
import { validateIndicator } from './validate-indicator.ts';

interface Saving {
  warehouse: Warehouse;
  commands: CommandLog;
}

/**
 * Saves an indicator as its next version.
 *
 * @param input.seenVersion the version that was changed; null: a new indicator
 * @throws HubError BAD_INPUT which says what is wrong, CONFLICT when another version came between
 */
export async function saveIndicator(
  { warehouse, commands }: Saving,
  actor: ActorRef,
  { indicator, seenVersion, note }: { indicator: Indicator; seenVersion: number | null; note: string },
): Promise<{ version: number }> {
  validateIndicator(indicator);
  let version = 0;
  await commands.execute(
    indicatorSaved,
    async () => {
      version = (await checkSeen(warehouse, indicator.id, seenVersion)) + 1;
      return { indicator: { ...indicator, version, shipped: false }, note };
    },
    { actor },
  );
  return { version };
}

/**
 * Takes an indicator out of the assessment; its versions and what they raised stay.
 * @throws HubError NOT_FOUND, CONFLICT when another version came between
 */
export async function retireIndicator(
  { warehouse, commands }: Saving,
  actor: ActorRef,
  { id, seenVersion }: { id: string; seenVersion: number },
): Promise<void> {
  await commands.execute(
    indicatorRetired,
    async () => {
      const { version, isRetired } = await newestVersion(warehouse, id);
      if (version === 0 || isRetired) throw new HubError('NOT_FOUND', { kind: 'indicator', id });
      return { id, version: (await checkSeen(warehouse, id, seenVersion)) + 1 };
    },
    { actor },
  );
}

/** The newest version, which must be the one that was seen; of a retired indicator none was. */
async function checkSeen(session: Session, id: string, seenVersion: number | null): Promise<number> {
  const { version, isRetired, by, at } = await newestVersion(session, id);
  const seen = isRetired
    ? seenVersion === null || seenVersion === version - 1
    : seenVersion === (version || null);
  if (!seen) throw new HubError('CONFLICT', { kind: 'indicator', id, by, at });
  return version;
}
