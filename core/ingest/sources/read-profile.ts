import { SourceProfile } from '../../../schemas/intake/source-profile.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** What somebody wrote down about a source; null when nobody has, or there is no such source. */
export async function readProfile(session: Session, sourceId: number): Promise<SourceProfile | null> {
  const [row] = await session.all<{ profile: string | null }>(
    'SELECT profile FROM ops.source WHERE source_id = $1',
    [sourceId],
  );
  return parseProfile(row?.profile ?? null);
}

export function parseProfile(profile: string | null): SourceProfile | null {
  return profile === null ? null : SourceProfile.parse(JSON.parse(profile));
}
