import type { PatternLine } from '../../../schemas/api/linkage/pairs.ts';
import type { LinkExample } from '../../../schemas/linkage/link-report.ts';
import { quote } from '../../warehouse/quote.ts';
import { probabilityToBits } from '../scoring/level-bits.ts';
import { rarityQuery } from '../scoring/rarity-tables.ts';
import { frequencyColumns } from '../scoring/frequency-slots.ts';
import { waterfall, type Rarities, type Waterfall } from '../scoring/waterfall.ts';
import { levelOf } from '../training/pattern-counts.ts';
import type { LinkedFiles } from './link-files.ts';
import { placeOf, type Origins } from './linked-rows.ts';

/** A pattern with the first of its pairs. */
export interface PatternWithPair extends PatternLine {
  left: number;
  right: number;
  /** Of this pair. */
  ownWeight: number;
}

const mostPatterns = 200;
const examplesOf = { found: 6, doubtful: 4, left: 4 };
/** As far from the threshold as a pair is doubtful, in bits. */
const doubtful = 4;

/** The most frequent patterns, each with its first pair. */
export async function readPatterns({ session, model }: LinkedFiles): Promise<PatternWithPair[]> {
  const rows = await session.all<Omit<PatternWithPair, 'levels'>>(
    `SELECT pattern::DOUBLE AS pattern, count(*)::DOUBLE AS pairs, avg(weight)::DOUBLE AS weight,
       avg(1 / (1 + power(2, -weight::DOUBLE))) AS probability,
       min(l)::INTEGER AS left, arg_min(r, l::BIGINT * 4294967296 + r)::INTEGER AS right,
       arg_min(weight, l::BIGINT * 4294967296 + r)::DOUBLE AS "ownWeight"
     FROM scored GROUP BY scored.pattern ORDER BY pairs DESC, pattern LIMIT ${mostPatterns}`,
  );
  return rows.map((row) => ({ ...row, levels: model.comparisons.map((_, k) => levelOf(row.pattern, k)) }));
}

/** The most frequent ways to agree among pairs above, around and below the threshold, the strongest first. */
export function chooseExamples(patterns: readonly PatternWithPair[], threshold: number): PatternWithPair[] {
  const distance = ({ ownWeight }: PatternWithPair) => ownWeight - threshold;
  const chosen = [
    ...patterns.filter((pattern) => distance(pattern) >= doubtful).slice(0, examplesOf.found),
    ...patterns.filter((pattern) => Math.abs(distance(pattern)) < doubtful).slice(0, examplesOf.doubtful),
    ...patterns.filter((pattern) => distance(pattern) <= -doubtful).slice(0, examplesOf.left),
  ];
  return chosen.sort((a, b) => b.ownWeight - a.ownWeight || a.pattern - b.pattern);
}

/**
 * One pair of each chosen pattern with its evidence.
 *
 * @param withValues whether the values of its two records are shown
 */
export async function examplePairs(
  linked: LinkedFiles,
  origins: Origins,
  { patterns, withValues }: { patterns: readonly PatternWithPair[]; withValues: boolean },
): Promise<LinkExample[]> {
  const { model, version, group } = linked;
  const threshold = probabilityToBits(model.clustering.probability);
  const chosen = chooseExamples(patterns, threshold);
  if (chosen.length === 0) return [];
  const records = [...new Set(chosen.flatMap(({ left, right }) => [left, right]))];
  const rarity = await readRarities(linked, records);
  const values = withValues ? await readValues(linked, records) : null;
  return chosen.map(({ pattern, pairs, left, right }) => {
    const rarities: Rarities = { left: rarity.get(left)!, right: rarity.get(right)! };
    return {
      ...{ pattern, pairs, isTogether: group[left] === group[right] },
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
    ...{ weight, probability },
    priorBits: sum(parts.filter(({ kind }) => kind === 'prior')),
    outcomes: parts.flatMap((part) => {
      if (part.kind !== 'level') return [];
      const { name, levels } = model.comparisons[part.comparison]!;
      const level = levels[part.level]!;
      return {
        ...{ comparison: name, level: level.name, isMissing: level.isMissing ?? false, bits: part.bits },
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
  const columns = Object.entries(model.columns).map(([name, type]) => {
    const value =
      type === 'list' ? `array_to_string(${quote(name)}, '; ')` : `CAST(${quote(name)} AS VARCHAR)`;
    return `${value} AS ${quote(name)}`;
  });
  const rows = await session.all<Record<string, string | null> & { n: number }>(
    `SELECT n, ${columns.join(', ')} FROM record WHERE n IN (${records.join(', ')})`,
  );
  return new Map(rows.map((row) => [row.n, row]));
}
