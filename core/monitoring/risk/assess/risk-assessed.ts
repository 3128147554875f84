import { z } from 'zod';
import { IndicatorTopic, RiskLevel } from '../../../../schemas/indicators/indicator.ts';
import { Rule, WarningLevel } from '../../../../schemas/indicators/rule.ts';
import type { CommandHandler } from '../../../journal/command.ts';
import type { ConnectedSession, SqlValue } from '../../../warehouse/warehouse.ts';

const id = z.number().int().positive();

/** What a rule found, as it is shown: aggregates of an area, never a row. */
const Found = z.object({
  warningId: id,
  level: WarningLevel,
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  value: z.number().nullable(),
  baseline: z.number().nullable(),
  statistic: z.number(),
  bound: z.number(),
  /** The first day that its figures count; entries of earlier releases do not say it. */
  countedFrom: z.iso.date().optional(),
  members: z.array(z.object({ area: z.string(), count: z.number(), expected: z.number() })),
});

const Raised = Found.extend({
  indicator: z.string(),
  indicatorVersion: z.number().int().positive(),
  topic: IndicatorTopic,
  areaLevel: RiskLevel,
  area: z.string(),
  rule: Rule,
  batches: z.array(z.number().int()),
});

/** A day's assessment with everything that it decided; open warnings that it does not name stay as they were. */
export const RiskAssessed = z.object({
  day: z.iso.date(),
  /** The figures' data version; an assessment changes no data and has none of its own. */
  dataVersion: z.number().int().nonnegative(),
  versions: z.record(z.string(), z.number().int()),
  tests: z.number().int(),
  raised: z.array(Raised),
  confirmed: z.array(Found.extend({ changed: z.boolean() })),
  undecided: z.array(id),
  closed: z.array(z.object({ warningId: id, note: z.string() })),
  withdrawn: z.array(id),
});
export type RiskAssessed = z.infer<typeof RiskAssessed>;

/** The assessment of a day: what was found then stands for good, whatever rules and data become of it. */
export const riskAssessed: CommandHandler<RiskAssessed> = {
  type: 'risk.assessed',
  data: RiskAssessed,
  async apply(session, { seq, at, data }) {
    const { day, dataVersion, versions, tests, raised, confirmed, undecided, closed, withdrawn } = data;
    await session.run(
      'INSERT INTO ops.risk_assessment VALUES ($1, $2::DATE, $3, $4, $5, $6, $7, $8, $9, $10)',
      [
        seq,
        day,
        at,
        dataVersion,
        JSON.stringify(versions),
        tests,
        raised.length,
        confirmed.length,
        undecided.length,
        closed.length,
      ],
    );
    for (const one of raised) await insertWarning(session, day, one);
    const told = { seq, at, day, dataVersion };
    for (const one of raised) await insertEvent(session, told, { ...one, event: 'raised' });
    for (const one of confirmed)
      await insertEvent(session, told, { ...one, event: one.changed ? 'level-changed' : 'confirmed' });
    for (const warningId of undecided) await insertEvent(session, told, { warningId, event: 'no-data' });
    for (const one of closed) await insertEvent(session, told, { ...one, event: 'closed' });
    for (const warningId of withdrawn)
      await insertEvent(session, told, { warningId, event: 'basis-withdrawn' });
  },
};

async function insertWarning(
  session: ConnectedSession,
  day: string,
  one: z.infer<typeof Raised>,
): Promise<void> {
  const { warningId, indicator, indicatorVersion, topic, areaLevel, area, rule, batches } = one;
  await session.run(
    'INSERT INTO ops.warning VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::DATE, $10::BIGINT[]::INTEGER[])',
    [
      warningId,
      indicator,
      indicatorVersion,
      topic,
      areaLevel,
      area,
      rule.method,
      JSON.stringify(rule),
      day,
      batches.map(BigInt),
    ],
  );
}

interface Told {
  seq: number;
  at: string;
  day: string;
  dataVersion: number;
}

type Event = { warningId: number; event: string; note?: string } & Partial<z.infer<typeof Found>>;

async function insertEvent(
  session: ConnectedSession,
  { seq, at, day, dataVersion }: Told,
  { warningId, event, note = '', ...found }: Event,
): Promise<void> {
  const { level, numerator, denominator, value, baseline, statistic, bound, members, countedFrom } = found;
  const figures = [level, numerator, denominator, value, baseline, statistic, bound].map(
    (one): SqlValue => one ?? null,
  );
  await session.run(
    `INSERT INTO ops.warning_event
     VALUES ($1, $2, $3::DATE, $4, $5, $6, $7, $8, $9, $10, $11, $12, NULL, $13, $14, NULL, $15, $16::DATE)`,
    [
      warningId,
      seq,
      day,
      event,
      ...figures,
      members ? JSON.stringify(members) : null,
      note,
      dataVersion,
      at,
      countedFrom ?? null,
    ],
  );
}
