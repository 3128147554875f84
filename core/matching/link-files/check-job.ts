import type { ErrorData } from '../../../schemas/api/errors.ts';
import type { BlockingRule } from '../../../schemas/linkage/blocking-rule.ts';
import type { LinkJob } from '../../../schemas/linkage/link-job.ts';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import { presets } from '../../../schemas/linkage/presets/index.ts';
import { HubError } from '../../base/hub-error.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { compileComparison } from '../comparison/compile-comparison.ts';
import { parts } from '../comparison/condition-test.ts';
import { presetFields } from './preset-fields.ts';

/** The model that a job runs, with what the job says in its place. */
export function modelOf({
  preset,
  model,
  linkType,
  probability,
  aim,
  oneToOne,
  trainBy,
}: LinkJob): LinkageModel {
  const base = model ?? presets[preset!];
  const { aim: ownAim, ...clustering } = base.clustering;
  const wanted = aim ?? (probability === undefined ? ownAim : undefined);
  return {
    ...base,
    linkType: linkType ?? base.linkType,
    training: { ...base.training, ...(trainBy && { by: trainBy }) },
    clustering: {
      ...clustering,
      probability: probability ?? clustering.probability,
      ...(wanted !== undefined && { aim: wanted }),
      oneToOne: oneToOne ?? clustering.oneToOne,
    },
  };
}

/**
 * Checks what the schema of a job cannot: that its parts fit together.
 *
 * @param file the job's name, for the error
 * @param sources what the files that are linked are called
 * @throws HubError `LINK_JOB_UNKNOWN` for a name that there is not, `LINK_COLUMN_UNMAPPED`, `LINK_JOB_WRONG` with the
 * place and what is wrong there
 */
export function checkJob(job: LinkJob, file: string, sources: readonly string[]): void {
  const wrong = (where: string, detail: string) => new HubError('LINK_JOB_WRONG', { file, where, detail });
  const unknown: Unknown = (where, subject, { name, known }) =>
    new HubError('LINK_JOB_UNKNOWN', { file, where, subject, name, known: known.join(', ') });
  const model = modelOf(job);
  const known = job.preset ? [...presetFields(job.preset).keys()] : Object.keys(model.columns);
  for (const [where, columns] of columnsOfJob(job))
    for (const name of Object.keys(columns))
      if (!known.includes(name))
        throw unknown(`${where}.${name}`, job.preset ? 'field' : 'column', { name, known });
  if (!job.preset)
    for (const name of known)
      if (!(name in job.columns) && !Object.values(job.sources).some(({ columns }) => name in columns))
        throw new HubError('LINK_COLUMN_UNMAPPED', { file, name });
  for (const name of Object.keys(job.sources))
    if (!sources.includes(name) && !(name in sources))
      throw unknown(`sources.${name}`, 'source', { name, known: sources });
  if (model.linkType === 'link' && sources.length < 2) throw wrong('linkType', 'link-one-file');
  if (model.training.by === 'labels' && job.labels === undefined && !job.parameters)
    throw wrong('trainBy', 'train-by-labels');
  checkModel(model, wrong, unknown);
  if (job.parameters) checkParameters(model, job.parameters, wrong);
}

function columnsOfJob(job: LinkJob): [string, LinkJob['columns']][] {
  return [
    ['columns', job.columns],
    ...Object.entries(job.sources).map(([name, { columns }]): [string, LinkJob['columns']] => [
      `sources.${name}.columns`,
      columns,
    ]),
  ];
}

type Wrong = (where: string, detail: string) => HubError;
type Unknown = (
  where: string,
  subject: ErrorData<'LINK_JOB_UNKNOWN'>['subject'],
  names: { name: string; known: readonly string[] },
) => HubError;

function checkModel(model: LinkageModel, wrong: Wrong, unknown: Unknown): void {
  const columns = Object.keys(model.columns);
  for (const [at, comparison] of model.comparisons.entries()) {
    const where = `model.comparisons[${at}]`;
    if (comparison.levels.at(-1)!.when.kind !== 'else') throw wrong(`${where}.levels`, 'last-not-else');
    for (const name of comparison.columns)
      if (!columns.includes(name)) throw unknown(`${where}.columns`, 'column', { name, known: columns });
    try {
      compileComparison(comparison, model.columns);
    } catch (error) {
      if (error instanceof HubError && error.code === 'BAD_INPUT')
        throw wrong(where, (error.data as { detail: string }).detail);
      throw error;
    }
  }
  const names = model.comparisons.map(({ name }) => name);
  for (const [at, pair] of model.correlated.entries())
    for (const name of pair)
      if (!names.includes(name))
        throw unknown(`model.correlated[${at}]`, 'comparison', { name, known: names });
  for (const name of model.clustering.contradictions)
    if (!columns.includes(name))
      throw unknown('model.clustering.contradictions', 'column', { name, known: columns });
}

function checkParameters({ comparisons }: LinkageModel, { levels }: LinkageParameters, wrong: Wrong): void {
  for (const [at, { levels: own }] of comparisons.entries())
    if (levels[at]?.length !== own.length) throw wrong(`parameters.levels[${at}]`, 'other-levels');
}

/**
 * Lets the database read the SQL of a model over `record`, without running it.
 *
 * @throws HubError `LINK_JOB_WRONG` with the place and what the database says of it
 */
export async function checkSql(session: Session, model: LinkageModel, file: string): Promise<void> {
  for (const [at, rule] of model.blocking.entries())
    for (const expression of expressionsOf(rule))
      await tryQuery(session, `SELECT (${expression}) FROM record`, {
        file,
        where: `model.blocking[${at}]`,
        sql: expression,
      });
  for (const [at, { columns, levels }] of model.comparisons.entries()) {
    const side = `(SELECT ${columns.map(quote).join(', ')} FROM record)`;
    for (const condition of levels.flatMap(({ when }) => parts(when)))
      if (condition.kind === 'sql')
        await tryQuery(session, `SELECT (${condition.sql})::BOOLEAN FROM ${side} l, ${side} r`, {
          file,
          where: `model.comparisons[${at}]`,
          sql: condition.sql,
        });
  }
}

/** Lets the database read a query without running it. @throws HubError `LINK_JOB_WRONG` */
export async function tryQuery(
  session: Session,
  query: string,
  { file, where, sql }: { file: string; where: string; sql: string },
): Promise<void> {
  await session.all(`${query} LIMIT 0`).catch((error: Error) => {
    const [said = ''] = error.message.split('\n');
    throw new HubError('LINK_JOB_WRONG', { file, where, detail: `${sql}: ${said}` }, { cause: error });
  });
}

function expressionsOf(rule: BlockingRule): string[] {
  if (rule.kind === 'equal') return rule.on;
  return [rule.kind === 'element' ? rule.list : rule.by, ...rule.on];
}
