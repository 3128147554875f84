import { recordTable } from '../../../schemas/datasets/index.ts';
import { quote } from '../../warehouse/quote.ts';
import { ageSql } from './age.ts';
import { areaColumnsSql } from './area-columns.ts';
import type { Mart } from './mart.ts';

interface Counted {
  /** Table in schema `mart`. */
  name: string;
  dataset: string;
  entity: 'person' | 'dwelling' | 'legal-entity';
  /** Fields that make a record more worth counting by, all of equal weight. */
  wanted: readonly string[];
  /** Condition on the chosen record; what does not meet it is not counted. */
  keep: string;
  /** What the charts need of the chosen record beside its area, as DDL and as SELECT list. */
  columns: string;
  selectSql(dataDate: string | undefined): string;
}

/**
 * One row per counted thing: the record that stands for an entity in every figure. Of the current records that
 * matching holds to be the same, the one with most of the wanted fields counts, then the most recent version,
 * then the highest id. Records that matching has not seen stand for themselves.
 */
function countedRecords({ name, dataset, entity, wanted, keep, columns, selectSql }: Counted): Mart {
  const table = recordTable({ id: dataset });
  const completeness = wanted.map((field) => `(r.${quote(field)} IS NOT NULL)::INTEGER`).join(' + ');
  return {
    name,
    columns: `record_id BIGINT, ${columns}, town VARCHAR, village VARCHAR, grid VARCHAR`,
    datasets: [dataset],
    buildSql: ({ dataDates }) => `
      WITH linked AS (
        SELECT r.record_id, m.entity_id, r.from_version, ${completeness} AS completeness
        FROM ${table} r
        LEFT JOIN link.membership m
          ON m.entity = '${entity}' AND m.to_version IS NULL
          AND m.source_id = r.source_id AND m.source_key = r.source_key
        WHERE r.to_version IS NULL
      ), chosen AS (
        SELECT max_by(record_id, (completeness, from_version, record_id)) AS record_id
        FROM linked WHERE entity_id IS NOT NULL GROUP BY entity_id
        UNION ALL
        SELECT record_id FROM linked WHERE entity_id IS NULL
      )
      SELECT record_id, ${selectSql(dataDates.get(dataset)?.day)}, ${areaColumnsSql(dataset)}
      FROM ${table} SEMI JOIN chosen USING (record_id)
      WHERE to_version IS NULL AND (${keep})`,
  };
}

/** Persons known to the population dataset, without those whose counted record says that they died or left. */
export const countedPersons = countedRecords({
  name: 'counted_person',
  dataset: 'population',
  entity: 'person',
  wanted: ['birth', 'sex', 'town', 'village', 'grid'],
  keep: "status IS NULL OR status = '1'", // present, by code table population-status
  columns: 'age INTEGER, sex VARCHAR',
  selectSql: (dataDate) => `${dataDate ? ageSql('birth', `DATE '${dataDate}'`) : 'NULL'} AS age, sex`,
});

export const countedDwellings = countedRecords({
  name: 'counted_dwelling',
  dataset: 'dwelling',
  entity: 'dwelling',
  wanted: ['usage'],
  keep: 'TRUE',
  columns: 'kind VARCHAR',
  selectSql: () => 'usage AS kind',
});

export const countedLegalEntities = countedRecords({
  name: 'counted_legal_entity',
  dataset: 'legal-entity',
  entity: 'legal-entity',
  wanted: ['type', 'status', 'district', 'grid'],
  keep: "status IS NULL OR status NOT IN ('X', 'Q', 'C')", // deregistered, moved away, annulled: entity-status
  columns: 'kind VARCHAR',
  selectSql: () => 'type AS kind',
});
