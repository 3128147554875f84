import { shallowRef } from 'vue';
import type { Audit } from '../../../../schemas/api/linkage/audit.ts';
import type { Verdict } from '../../../../schemas/api/linkage/pairs.ts';
import { useHub } from '../../../stores/hub.ts';
import { useQuestions } from '../pair/use-questions.ts';

const pageSize = 20;

/** The sample of an audit, judged one pair after another; a verdict can be given anew until the audit is done. */
export function useAuditQueue(auditId: number, onJudged: (audit: Audit) => void) {
  const { audit } = useHub().client.linkage;
  const { put, act, restart, advance, ...questions } = useQuestions<Verdict>(async () => {
    const pairs = await audit.next({ auditId, limit: pageSize });
    return pairs.map((pair) => ({ pair, answer: null, note: '' }));
  });
  /** The place of the last answer, to go back to. */
  const last = shallowRef<number | null>(null);

  const answer = (verdict: Verdict): Promise<void> =>
    act(async () => {
      const item = questions.current.value;
      if (!item) return;
      const { left, right } = item.pair;
      const state = await audit.judge({ auditId, left: left.recordId, right: right.recordId, verdict });
      put(item.pair, { answer: verdict });
      last.value = questions.place.value;
      onJudged(state);
      await advance();
    });

  /** Shows the pair that was judged last, to judge it anew. */
  function goBack(): void {
    if (last.value !== null) questions.place.value = last.value;
  }

  return { ...questions, last, restart, answer, goBack };
}
