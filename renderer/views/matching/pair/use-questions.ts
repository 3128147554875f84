import { computed, ref, shallowRef } from 'vue';
import type { PairView } from '../../../../schemas/api/linkage/pairs.ts';
import { toFailure, type Failure } from '../../../api/errors.ts';
import { useNoticesStore } from '../../../stores/notices.ts';

/** A pair that somebody is asked about, and the answer. */
export interface Question<Answer> {
  pair: PairView;
  answer: Answer | null;
  /** Kept with the answer. */
  note: string;
}

/** With fewer open questions than these, more are fetched. */
const refillBelow = 5;

const keyOf = ({ left, right }: PairView) => `${left.recordId} ${right.recordId}`;

/**
 * Questions one after another. Answered ones stay, so that one can go back to them; further ones are put behind.
 * @param fetch the next questions; those that are known already are passed over
 */
export function useQuestions<Answer>(fetch: () => Promise<Question<Answer>[]>) {
  const notices = useNoticesStore();
  const items = shallowRef<Question<Answer>[]>([]);
  const place = ref(0);
  const isBusy = ref(false);
  const isLoading = ref(true);
  const failure = ref<Failure | null>(null);

  const current = computed(() => items.value[place.value] ?? null);
  const open = computed(() => items.value.filter(({ answer }) => answer === null).length);

  async function fetchMore(): Promise<void> {
    const fetched = await fetch();
    const known = new Set(items.value.map(({ pair }) => keyOf(pair)));
    const fresh = fetched.filter(({ pair }) => !known.has(keyOf(pair)));
    items.value = [...items.value, ...fresh];
  }

  /** Forgets all questions and begins anew. */
  async function restart(): Promise<void> {
    isLoading.value = true;
    items.value = [];
    place.value = 0;
    try {
      await fetchMore();
      failure.value = null;
    } catch (error) {
      failure.value = toFailure(error);
    } finally {
      isLoading.value = false;
    }
  }

  function put(pair: PairView, change: Partial<Question<Answer>>): void {
    items.value = items.value.map((item) => (item.pair === pair ? { ...item, ...change } : item));
  }

  /** One thing at a time: keys that come while an answer is on its way count for nothing. */
  async function act(work: () => Promise<void>): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    try {
      await work();
    } catch (error) {
      notices.raiseFailure(error);
    } finally {
      isBusy.value = false;
    }
  }

  function move(step: number): void {
    place.value = Math.min(items.value.length, Math.max(0, place.value + step));
  }

  /** Goes on to the next question; more are fetched while there are some left to go on with. */
  async function advance(): Promise<void> {
    move(1);
    if (open.value >= refillBelow) return;
    const more = fetchMore();
    if (current.value === null) await more;
    else more.catch(notices.raiseFailure);
  }

  return { items, place, current, open, isBusy, isLoading, failure, restart, put, act, move, advance };
}
