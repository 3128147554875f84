import type { Session } from '../../../../warehouse/warehouse.ts';

/** A request of a decision that stands. */
interface DecidedTicket {
  decision: number;
  verdict: 'same' | 'apart';
  anchor: number | null;
  ticket: number;
}

const standingSql = `
  SELECT d.decision_id::DOUBLE AS decision, d.verdict, a.ticket AS anchor, t.ticket
  FROM ops.opinion_event_decision d
    JOIN mart.opinion_ticket t ON t.source_id = d.source_id AND t.source_key = d.source_key
    LEFT JOIN mart.opinion_ticket a ON a.source_id = d.anchor_source AND a.source_key = d.anchor_key
  WHERE d.withdrawn_version IS NULL ORDER BY d.decision_id, t.ticket`;

/**
 * Says of every request in which event it is shown: the one that grouping put it into, changed by what people decided, in the order in
 * which they did. What people took out has an event of its own, whose id is the decision's, negated.
 */
export async function showEvents(session: Session): Promise<void> {
  await session.run(
    `UPDATE mart.opinion_ticket SET event_id = m.event FROM mart.opinion_member m WHERE m.ticket = opinion_ticket.ticket`,
  );
  const decided = new Map<number, DecidedTicket[]>();
  for (const row of await session.all<DecidedTicket>(standingSql))
    decided.set(row.decision, [...(decided.get(row.decision) ?? []), row]);
  for (const [decision, rows] of decided) {
    const tickets = rows.map(({ ticket }) => BigInt(ticket));
    if (rows[0]!.verdict === 'apart')
      await session.run(
        'UPDATE mart.opinion_ticket SET event_id = $event WHERE ticket IN (SELECT unnest($tickets::BIGINT[]))',
        {
          event: -decision,
          tickets,
        },
      );
    else if (rows[0]!.anchor !== null)
      await session.run(
        `UPDATE mart.opinion_ticket SET event_id = (SELECT event_id FROM mart.opinion_ticket WHERE ticket = $anchor)
         WHERE event_id IN (SELECT event_id FROM mart.opinion_ticket WHERE ticket IN (SELECT unnest($tickets::BIGINT[])))`,
        { anchor: rows[0]!.anchor, tickets },
      );
  }
}
