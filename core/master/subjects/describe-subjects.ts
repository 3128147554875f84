import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { Subject } from '../../../schemas/api/master/entities.ts';
import { goldenKinds } from '../../../schemas/master/index.ts';
import type { Actor } from '../../access/actor.ts';
import { maskSql } from '../../access/mask-sql.ts';
import { groupBy } from '../../base/group-by.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { fieldOf } from '../golden/given-fields.ts';
import { seenEntitiesSql } from './seen-entities.ts';
import { noTitle, subjectFields } from './subject-fields.ts';

/** An entity as it is called in lists, masked for the actor. */
export interface DescribedSubject extends Subject {
  detail: string;
  grid: string | null;
  departments: number;
}

/** `kind:id`, by which subjects of all kinds are told apart. */
export function subjectKey({ kind, id }: Pick<Subject, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}

/** Entities and grids as the actor may see them, by `kind:id`; who may not see any row of one sees no more than that it is there.
 * With `titleOnly` the detail stays empty, for lists that show none. */
export async function describeSubjects(
  session: Session,
  actor: Actor,
  subjects: Iterable<Pick<Subject, 'kind' | 'id'>>,
  { titleOnly = false } = {},
): Promise<(subject: Pick<Subject, 'kind' | 'id'>) => DescribedSubject> {
  const wanted = groupBy(subjects, ({ kind }) => kind);
  const found = new Map<string, DescribedSubject>();
  for (const [kind, some] of wanted) {
    const ids = [...new Set(some.map(({ id }) => id))];
    const described =
      kind === 'grid'
        ? await describeGrids(session, ids)
        : await describeEntities(session, actor, kind, ids, titleOnly);
    for (const one of described) found.set(subjectKey(one), one);
  }
  return ({ kind, id }) =>
    found.get(subjectKey({ kind, id })) ?? {
      kind,
      id,
      title: noTitle,
      detail: '',
      grid: null,
      departments: 0,
    };
}

function describeEntities(
  session: Session,
  actor: Actor,
  kind: EntityKind,
  ids: readonly string[],
  titleOnly: boolean,
): Promise<DescribedSubject[]> {
  const golden = goldenKinds[kind];
  const { title, detail } = titleOnly ? { ...subjectFields[kind], detail: [] } : subjectFields[kind];
  const fields = [...new Set([...title, ...detail])];
  const shown = (keys: readonly string[]) =>
    keys.map((key) => maskSql(fieldOf(golden, key).masking, `max(${quote(key)})`));
  const list = ids.map((id) => BigInt(id)).join(', ');
  return session.all<DescribedSubject>(
    `SELECT '${kind}' AS kind, entity_id::VARCHAR AS id, coalesce(${[...shown(title), `'${noTitle}'`].join(', ')}) AS title,
       coalesce(${[...shown(detail), `''`].join(', ')}) AS detail, any_value(p.grid) AS grid, max(departments)::INTEGER AS departments
     FROM (${seenEntitiesSql(actor, golden, fields, ids)}) seen
     LEFT JOIN (SELECT entity_id, grid FROM master.place WHERE kind = '${kind}' AND entity_id IN (${list})) p USING (entity_id)
     GROUP BY entity_id`,
  );
}

function describeGrids(session: Session, codes: readonly string[]): Promise<DescribedSubject[]> {
  return session.all<DescribedSubject>(
    `SELECT 'grid' AS kind, code AS id, coalesce(any_value(name), code) AS title, code AS detail, code AS grid, 0 AS departments
     FROM master.grid WHERE code IN (SELECT unnest($1::VARCHAR[])) GROUP BY code`,
    [[...codes]],
  );
}
