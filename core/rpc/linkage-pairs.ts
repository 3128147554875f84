import { askPairs } from '../matching/workbench/ask-pairs.ts';
import { judgePair, withdrawJudgement } from '../matching/workbench/judge-pairs.ts';
import { judgementList } from '../matching/workbench/judgement-list.ts';
import { findLastRun } from '../matching/workbench/last-run.ts';
import { pairLines } from '../matching/workbench/pair-lines.ts';
import { pairViews } from '../matching/workbench/pair-views.ts';
import { patternLines } from '../matching/workbench/pattern-lines.ts';
import { scoreView } from '../matching/workbench/score-view.ts';
import { visiblePairs } from '../matching/workbench/visible-records.ts';
import { hub } from './hub.ts';
import { signalOf } from './signal-of.ts';

const { pairs: contract } = hub.linkage;

export const pairs = contract.router({
  scores: contract.scores.handler(({ context: { services }, input }) =>
    scoreView(services.warehouse, input.entity),
  ),
  patterns: contract.patterns.handler(({ context: { services }, input }) =>
    patternLines(services.warehouse, input.entity, input.limit),
  ),
  list: contract.list.handler(({ context: { services, actor }, input }) =>
    pairLines(services.warehouse, actor, input),
  ),
  get: contract.get.handler(async ({ context: { services, actor }, input: { entity, ...pair }, signal }) => {
    const [view] = await pairViews(services.warehouse, actor, {
      entity,
      pairs: [pair],
      signal: signalOf(signal),
    });
    return view!;
  }),
  questions: contract.questions.handler(
    async ({ context: { services, actor }, input: { entity, limit }, signal }) => {
      const { warehouse } = services;
      const run = await findLastRun(warehouse, entity);
      if (!run) return [];
      const asked = await askPairs(warehouse, entity, run, limit);
      // A record may have gone since the run.
      const shown = await visiblePairs(warehouse, actor, entity, asked);
      return pairViews(warehouse, actor, { entity, pairs: shown, signal: signalOf(signal) });
    },
  ),
  judge: contract.judge.handler(({ context: { services, actor }, input: { left, right, ...decision } }) =>
    judgePair(services, actor, decision, { left, right }),
  ),
  withdraw: contract.withdraw.handler(async ({ context: { services, actor }, input }) => {
    await withdrawJudgement(services, actor, input.judgementId);
    return {};
  }),
  judgements: contract.judgements.handler(({ context: { services, actor }, input }) =>
    judgementList(services.warehouse, actor, input),
  ),
});
