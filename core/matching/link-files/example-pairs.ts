import type { ColumnType } from '../../../schemas/linkage/condition.ts';
import type { LinkExample } from '../../../schemas/linkage/link-report.ts';
import { quote } from '../../warehouse/quote.ts';
import { double } from '../scoring/double.ts';
import { rarityQuery } from '../scoring/rarity-tables.ts';
import { frequencyColumns } from '../scoring/frequency-slots.ts';
import { thresholdBits } from '../scoring/threshold-bits.ts';
import { waterfall, type Rarities, type Waterfall } from '../scoring/waterfall.ts';
import type { LinkedFiles } from './link-files.ts';
import { placeOf, type Origins } from './linked-rows.ts';

/** A way in which pairs agree, how many do, and the first of them. */
interface Pattern {
  pattern: number;
  pairs: number;
  left: number;
  right: number;
}

/** Pairs whose score lies within so many bits of the threshold are doubtful. */
const doubtful = 4;
/** Patterns of pairs above, around and below the threshold. */
const examplesOf = { above: 6, around: 4, below: 4 };

/** The most frequent patterns among pairs above, around and below the threshold, the strongest first. */
function chooseExamples({ session, model, version }: LinkedFiles): Promise<Pattern[]> {
  const threshold = double(thresholdBits(model, version.parameters));
  const first = 'l::BIGINT * 4294967296 + r';
  const most = Object.entries(examplesOf).map(([name, count]) => `WHEN '${name}' THEN ${count}`);
  return session.all<Pattern>(
    `WITH agreement AS (
       SELECT pattern::DOUBLE AS pattern, count(*)::DOUBLE AS pairs, arg_min(l, ${first}) AS "left",
         arg_min(r, ${first}) AS "right", arg_min(weight, ${first})::DOUBLE - ${threshold} AS above
       FROM scored GROUP BY scored.pattern),
     banded AS (
       SELECT *, CASE WHEN above >= ${doubtful} THEN 'above' WHEN above <= -${doubtful} THEN 'below'
         ELSE 'around' END AS band FROM agreement)
     SELECT pattern, pairs, "left", "right" FROM banded
     QUALIFY row_number() OVER (PARTITION BY band ORDER BY pairs DESC, pattern) <= CASE band ${most.join(' ')} END
     ORDER BY above DESC, pattern`,
  );
}

/**
 * One pair of each chosen pattern with its evidence.
 *
 * @param withValues whether the values of its two records are shown
 */
export async function examplePairs(
  linked: LinkedFiles,
  origins: Origins,
  withValues: boolean,
): Promise<LinkExample[]> {
  const { model, version, group } = linked;
  const chosen = await chooseExamples(linked);
  if (chosen.length === 0) return [];
  const records = [...new Set(chosen.flatMap(({ left, right }) => [left, right]))];
  const rarity = await readRarities(linked, records);
  const values = withValues ? await readValues(linked, records) : null;
  return chosen.map(({ pattern, pairs, left, right }) => {
    const rarities: Rarities = { left: rarity.get(left)!, right: rarity.get(right)! };
    return {
      pattern,
      pairs,
      isTogether: group[left] === group[right],
      left: placeOf(linked, origins, left),
      right: placeOf(linked, origins, right),
      pair: evidenceOf(linked, waterfall(model, version.parameters, pattern, rarities)),
      values:
        values &&
        Object.keys(model.columns).map((column) => ({
          column,
          left: values.get(left)![column] ?? null,
          right: values.get(right)![column] ?? null,
        })),
    };
  });
}

function evidenceOf({ model }: LinkedFiles, { parts, weight, probability }: Waterfall): LinkExample['pair'] {
  const sum = (bits: readonly { bits: number }[]) => bits.reduce((total, part) => total + part.bits, 0);
  return {
    weight,
    probability,
    priorBits: sum(parts.filter(({ kind }) => kind === 'prior')),
    outcomes: parts.flatMap((part) => {
      if (part.kind !== 'level') return [];
      const { name, levels } = model.comparisons[part.comparison]!;
      const level = levels[part.level]!;
      return {
        comparison: name,
        level: level.name,
        isMissing: level.isMissing ?? false,
        bits: part.bits,
        frequencyBits: sum(
          parts.filter(
            ({ kind, ...of }) =>
              kind === 'frequency' && 'comparison' in of && of.comparison === part.comparison,
          ),
        ),
      };
    }),
    interactions: parts.flatMap((part) =>
      part.kind === 'interaction'
        ? { comparisons: part.comparisons.map((k) => model.comparisons[k]!.name), bits: part.bits }
        : [],
    ),
  };
}

async function readRarities(
  { session, model }: LinkedFiles,
  records: readonly number[],
): Promise<Map<number, (number | null)[]>> {
  const columns = frequencyColumns(model);
  const rows = await session.all<Record<string, number | null> & { n: number }>(
    `SELECT * FROM (${rarityQuery(model)}) WHERE n IN (${records.join(', ')})`,
  );
  return new Map(rows.map((row) => [row.n, columns.map((_, at) => row[`b${at}`] ?? null)]));
}

async function readValues(
  { session, model }: LinkedFiles,
  records: readonly number[],
): Promise<Map<number, Record<string, string | null>>> {
  const columns = Object.entries(model.columns).map(
    ([name, type]) => `${textSql(quote(name), type)} AS ${quote(name)}`,
  );
  const rows = await session.all<Record<string, string | null> & { n: number }>(
    `SELECT n, ${columns.join(', ')} FROM record WHERE n IN (${records.join(', ')})`,
  );
  return new Map(rows.map((row) => [row.n, row]));
}

function textSql(value: string, type: ColumnType): string {
  if (type === 'list') return `array_to_string(${value}, '; ')`;
  return type === 'number' ? `format('{:g}', ${value})` : `CAST(${value} AS VARCHAR)`;
}
