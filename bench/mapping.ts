import { matchColumns } from '../core/ingest/propose/match-columns.ts';
import { guessDataset } from '../core/ingest/propose/guess-dataset.ts';
import { rankFields } from '../core/ingest/propose/rank-fields.ts';
import { Random } from '../sample/base/random.ts';
import { datasets } from '../schemas/datasets/index.ts';
import { certainConfidence } from '../schemas/intake/mapping-confidence.ts';
import { dictionaryCases, otherCases, type MappingCase } from './mapping/dictionary-cases.ts';
import { valuesOf } from './mapping/field-values.ts';
import { judge, judgeByPairs, type Verdict } from './mapping/judge.ts';
import { strangerColumns } from './mapping/strangers.ts';
import { median, recordResult, rounded, type BenchRow } from './record-result.ts';

/**
 * How well a column's field is found when its header is not known: every one of the dictionary's 531 header variants in
 * turn is left out (and any equal label), the dataset is known, 50 values of the field's kind are given or none.
 *
 *   npx tsx bench/mapping.ts [--show]
 */
const seeds = [1, 2, 3];
const valueCount = 50;
const shows = process.argv.includes('--show');

function judgeAll(cases: readonly MappingCase[], seed: number | null): Verdict[] {
  return cases.map((given) => {
    const { dataset, key, header } = given;
    const stream = `${dataset.id}.${key}.${header}`;
    const values = seed === null ? [] : valuesOf(dataset, key, new Random(seed, stream), valueCount);
    const verdict = judge(given, values);
    if (shows && verdict.place > 0) console.error(`${seed ?? '-'} ${stream} ${verdict.place}`);
    return verdict;
  });
}

const percent = (verdicts: readonly Verdict[], test: (verdict: Verdict) => boolean) =>
  rounded((100 * verdicts.filter(test).length) / verdicts.length, 1);

const isRight = ({ place }: Verdict) => place === 0;
const isNear = ({ place }: Verdict) => place < 3;

function rowsOf(name: string, verdicts: readonly Verdict[], peer?: readonly Verdict[]): BenchRow[] {
  const share = (metric: string, test: (verdict: Verdict) => boolean): BenchRow => {
    const value = percent(verdicts, test);
    const peerValue = peer && percent(peer, test);
    return {
      case: name,
      metric,
      value,
      unit: '%',
      ...(peerValue && { peer: 'character pairs', peerValue, ratio: rounded(value / peerValue) }),
    };
  };
  const wrong = verdicts.filter((verdict) => verdict.isCertain && verdict.place > 0).length;
  return [
    share('top1', isRight),
    share('top3', isNear),
    { case: name, metric: 'wrongCertain', value: wrong, unit: 'mappings' },
    { case: name, metric: 'certain', value: percent(verdicts, ({ isCertain }) => isCertain), unit: '%' },
  ];
}

/** Columns that belong to no field: how many are given one all the same, and how many for certain. */
function strangerRows(): BenchRow[] {
  const ids = new Set(dictionaryCases().map(({ dataset }) => dataset.id));
  const found = datasets
    .filter(({ id }) => ids.has(id))
    .flatMap((dataset) =>
      strangerColumns(new Random(1, `strangers.${dataset.id}`), valueCount).map(({ header, values }) => ({
        best: rankFields(dataset, header, values)[0]!,
        column: matchColumns(dataset, tableOf([header], [values]))[0]!,
      })),
    );
  const mapped = found.filter(({ column }) => column.field !== null);
  return [
    {
      case: 'strangers',
      metric: 'mapped',
      value: rounded((100 * mapped.length) / found.length, 1),
      unit: '%',
    },
    {
      case: 'strangers',
      metric: 'wrongCertain',
      value: found.filter(({ best }) => best.confidence >= certainConfidence).length,
      unit: 'mappings',
    },
  ];
}

function tableOf(headers: readonly string[], columns: readonly string[][]) {
  return {
    sheet: '',
    columns: headers.map((header, index) => ({ index, header })),
    headerRecords: 1,
    sample: columns[0]!.map((_, at) => columns.map((column) => column[at]!)),
    dialect: {},
    notes: [],
  };
}

/** Processor time of guessing the dataset of a table of 60 columns and proposing a field for each, 200 sample rows. */
function speedRow(cases: readonly MappingCase[]): BenchRow {
  const chosen = cases.filter(({ dataset }) => dataset.id === 'service-ticket').slice(0, 60);
  const columns = chosen.map(({ dataset, key }, at) => valuesOf(dataset, key, new Random(at, 'speed'), 200));
  const table = tableOf(
    chosen.map(({ header }, at) => (at % 2 ? `${header}（补）` : `新${header}`)),
    columns.map((column) => (column.length ? column : Array<string>(200).fill(''))),
  );
  const times = Array.from({ length: 9 }, () => {
    const begin = process.cpuUsage();
    guessDataset(datasets, table);
    matchColumns(chosen[0]!.dataset, table);
    const { user, system } = process.cpuUsage(begin);
    return (user + system) / 1000;
  });
  return { case: '60-columns', metric: 'cpu', value: rounded(median(times), 1), unit: 'ms' };
}

const dictionary = dictionaryCases();
const withValues = seeds.flatMap((seed) => judgeAll(dictionary, seed));
await recordResult('mapping', [
  ...rowsOf('header-and-values', withValues),
  ...rowsOf('header-alone', judgeAll(dictionary, null), dictionary.map(judgeByPairs)),
  ...rowsOf(
    'other-datasets-header-and-values',
    seeds.flatMap((seed) => judgeAll(otherCases(), seed)),
  ),
  ...rowsOf('other-datasets-header-alone', judgeAll(otherCases(), null), otherCases().map(judgeByPairs)),
  ...strangerRows(),
  speedRow(dictionary),
]);
