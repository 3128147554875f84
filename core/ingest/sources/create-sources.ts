import type { SourceEvent } from '../../../schemas/api/sources.ts';
import type { ActorRef, CommandLog } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { describeSource } from './describe-source.ts';
import { reportNil } from './nil-reported.ts';
import type { SourceSettings } from './source-described.ts';
import { sourceHistory } from './source-history.ts';

/** What is laid down about those who deliver, and what they did. `Ingest.listSources` lists them. */
export interface Sources {
  /** Throws `NOT_FOUND`. */
  history(sourceId: number): Promise<SourceEvent[]>;
  /** Lays something down about a source as it was seen. Throws `NOT_FOUND`, `CONFLICT`, `BAD_INPUT`. */
  describe(
    seen: { sourceId: number; version: number },
    settings: SourceSettings,
    actor: ActorRef,
  ): Promise<{ version: number }>;
  /** 零报送: the source has nothing for a period. Throws `NOT_FOUND`. */
  reportNil(sourceId: number, period: string, actor: ActorRef): Promise<void>;
}

export function createSources(dependencies: { warehouse: Session; commands: CommandLog }): Sources {
  const { warehouse } = dependencies;
  return {
    history: (sourceId) => sourceHistory(warehouse, sourceId),
    describe: (seen, settings, actor) => describeSource(dependencies, seen, settings, actor),
    reportNil: (sourceId, period, actor) => reportNil(dependencies, sourceId, period, actor),
  };
}
