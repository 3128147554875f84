import { shallowRef } from 'vue';
import type { EntityKind } from '../../../../schemas/api/linkage/entity-kind.ts';
import type { Judgement, PairView, Verdict } from '../../../../schemas/api/linkage/pairs.ts';
import { useHub } from '../../../stores/hub.ts';
import { useQuestions } from '../pair/use-questions.ts';

const pageSize = 20;

/** The questions of review: answers are kept at once, and the core chooses further questions in their light. */
export function useReviewQueue(entity: EntityKind) {
  const { pairs } = useHub().client.linkage;
  const { put, act, restart, advance, ...questions } = useQuestions<Judgement>(async () => {
    const asked = await pairs.questions({ entity, limit: pageSize });
    return asked.map((pair) => ({ pair, answer: pair.judgement, note: '' }));
  });
  /** What was answered here, in the order of the answers. */
  const answered = shallowRef<PairView[]>([]);

  /** After a run all weights are others: earlier answers are in the list of verdicts then. */
  function begin(): Promise<void> {
    answered.value = [];
    return restart();
  }

  async function judge(pair: PairView, verdict: Verdict, note: string): Promise<void> {
    const { left, right } = pair;
    const asked = { entity, left: left.recordId, right: right.recordId, verdict, note };
    put(pair, { answer: await pairs.judge(asked), note });
  }

  const answer = (verdict: Verdict): Promise<void> =>
    act(async () => {
      const item = questions.current.value;
      if (!item) return;
      await judge(item.pair, verdict, item.note);
      answered.value = [...answered.value.filter((other) => other !== item.pair), item.pair];
      await advance();
    });

  /** Keeps a note for the question in view; one that is answered already is judged again with it. */
  const annotate = (note: string): Promise<void> =>
    act(async () => {
      const item = questions.current.value;
      if (item?.answer) await judge(item.pair, item.answer.verdict, note);
      else if (item) put(item.pair, { note });
    });

  /** Takes the last answer back and shows its question again. */
  const undo = (): Promise<void> =>
    act(async () => {
      const pair = answered.value.at(-1);
      const at = questions.items.value.findIndex((item) => item.pair === pair);
      const given = questions.items.value[at]?.answer;
      if (!pair || !given) return;
      await pairs.withdraw({ judgementId: given.judgementId });
      answered.value = answered.value.slice(0, -1);
      questions.place.value = at;
      put(pair, { answer: null });
    });

  return { ...questions, answered, begin, answer, annotate, undo };
}

export type ReviewQueue = ReturnType<typeof useReviewQueue>;
