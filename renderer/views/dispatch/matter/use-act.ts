import { computed, reactive, ref, watch } from 'vue';
import type { Matter, MatterAction } from '../../../../schemas/api/dispatch/matter.ts';
import { toFailure } from '../../../api/errors.ts';
import { useDispatch, useDispatchStore } from '../../../stores/dispatch.ts';
import { useNoticesStore } from '../../../stores/notices.ts';
import { emptyDraft, toAct } from './act-draft.ts';

/**
 * An act that is being prepared. It is sent for the matter as it was seen; when others acted in between, their steps are told,
 * what was typed stays, and only then may it be sent for the matter as it is now.
 */
export function useAct(matter: () => Matter, action: () => MatterAction | null) {
  const notices = useNoticesStore();
  const dispatch = useDispatchStore();
  const drafts = reactive(new Map<MatterAction, ReturnType<typeof emptyDraft>>());
  const isBusy = ref(false);
  /** The version at which the dialog was opened. */
  const opened = ref(0);
  watch(action, (begun) => begun && (opened.value = matter().version));
  /** What others did since; whoever sends now has been told of it. */
  const since = computed(() =>
    isBusy.value || action() === null ? [] : matter().steps.filter(({ step }) => step > opened.value),
  );

  const draft = computed({
    get: () => drafts.get(action()!) ?? emptyDraft(),
    set: (next) => drafts.set(action()!, next),
  });
  const isStillPossible = computed(() => action() !== null && matter().actions.includes(action()!));
  const act = computed(() => (action() ? toAct(action()!, draft.value) : null));

  /** @returns whether it was done */
  async function submit(): Promise<boolean> {
    if (!act.value) return false;
    const { matterId, number, version } = matter();
    const done = action()!;
    isBusy.value = true;
    try {
      await useDispatch().matters.act({ matterId, seenVersion: version, act: act.value });
      drafts.delete(done);
      notices.raise('success', `dispatch.acts.done.${done}`, { number });
      return true;
    } catch (error) {
      // A conflict is told in the dialog, once the matter was read again.
      if (toFailure(error).code !== 'CONFLICT') notices.raiseFailure(error);
      return false;
    } finally {
      isBusy.value = false;
      dispatch.tellActed();
    }
  }

  return { draft, act, since, isBusy, isStillPossible, submit };
}
