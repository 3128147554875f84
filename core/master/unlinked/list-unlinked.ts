import type { UnlinkedFigureId } from '../../../schemas/api/master/unlinked.ts';
import type { Actor } from '../../access/actor.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { gridParentsSql, withinSql } from '../map/area-chain.ts';
import { type DescribedSubject, describeSubjects } from '../subjects/describe-subjects.ts';
import { unlinkedRules } from './unlinked-subjects.ts';

interface UnlinkedQuery {
  id: UnlinkedFigureId;
  within: string | null;
  offset: number;
  limit: number;
}

type UnlinkedSubject = Pick<DescribedSubject, 'kind' | 'id' | 'title' | 'detail'>;

/** The entities that a figure counts, masked for the actor, in the order of their ids. */
export async function listUnlinked(
  session: Session,
  actor: Actor,
  { id, within, offset, limit }: UnlinkedQuery,
): Promise<{ total: number; subjects: UnlinkedSubject[] }> {
  const counted = `FROM master.unlinked u LEFT JOIN (${gridParentsSql}) parent ON parent.code = u.area
    WHERE u.figure = $id AND ${withinSql('u.area', 'parent')}`;
  const [count] = await session.all<{ total: number }>(`SELECT count(*)::DOUBLE AS total ${counted}`, {
    id,
    within,
  });
  const { kind } = unlinkedRules.find((rule) => rule.id === id)!;
  const rows = await session.all<{ id: string }>(
    `SELECT u.entity_id::VARCHAR AS id ${counted} ORDER BY u.entity_id LIMIT ${limit} OFFSET ${offset}`,
    { id, within },
  );
  const subjects = rows.map((row) => ({ kind, id: row.id }));
  const describe = await describeSubjects(session, actor, subjects);
  return {
    total: count!.total,
    subjects: subjects.map((subject) => {
      const { kind, id, title, detail } = describe(subject);
      return { kind, id, title, detail };
    }),
  };
}
