import { HubError } from '../../base/hub-error.ts';
import type { ActorRef, CommandLog } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { requireReading } from '../deliver/require-reading.ts';
import { requireDataset } from '../require-dataset.ts';
import { sourceDescribed, type SourceSettings } from './source-described.ts';

/**
 * Lays something down about a source and gives its new version.
 *
 * @throws HubError NOT_FOUND, CONFLICT when the source is no longer what was seen, BAD_INPUT for a reading that does
 * not fit its dataset
 */
export async function describeSource(
  { warehouse, commands }: { warehouse: Session; commands: CommandLog },
  seen: { sourceId: number; version: number },
  settings: SourceSettings,
  actor: ActorRef,
): Promise<{ version: number }> {
  const { sourceId, version } = seen;
  await commands.execute(
    sourceDescribed,
    async () => {
      const [source] = await warehouse.all<{ dataset: string; version: number }>(
        'SELECT dataset, version FROM ops.source WHERE source_id = $1',
        [sourceId],
      );
      if (!source) throw new HubError('NOT_FOUND', { kind: 'source', id: String(sourceId) });
      if (source.version !== version)
        throw new HubError('CONFLICT', { kind: 'source', id: String(sourceId) });
      if (settings.reading) requireReading(requireDataset(source.dataset), settings.reading);
      return { sourceId, settings };
    },
    { actor },
  );
  return { version: version + 1 };
}
