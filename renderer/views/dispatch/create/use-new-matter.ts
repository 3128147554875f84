import { computed, ref, watch } from 'vue';
import { useRouter } from 'vue-router';
import type { Matter } from '../../../../schemas/api/dispatch/matter.ts';
import { toFailure } from '../../../api/errors.ts';
import { useDispatch, useDispatchStore } from '../../../stores/dispatch.ts';
import { useNoticesStore } from '../../../stores/notices.ts';
import { usualWorkingDays, type Assignment, type ProposalQuestion } from '../parts/proposal.ts';
import { emptyMatter, toCreate, type MatterToCreate } from './new-matter.ts';

const typingMs = 400;

const questionOf = ({ title, description, topic, area }: MatterToCreate): ProposalQuestion => ({
  title,
  description,
  topic,
  area,
});

/** The form of a new matter: what is typed, whom it may go to, and recording it. */
export function useNewMatter() {
  const router = useRouter();
  const notices = useNoticesStore();
  const dispatch = useDispatchStore();
  const matter = ref(emptyMatter());
  const assignment = ref<Assignment>({ department: null, item: null, workingDays: usualWorkingDays });
  const existing = ref<{ matterId: number; number: string } | null>(null);
  const isBusy = ref(false);

  const whole = computed(() => toCreate(matter.value));
  /** Departments are proposed once somebody paused in typing. */
  const question = ref<ProposalQuestion | null>(null);
  watch(whole, (asked, _before, onCleanup) => {
    const timer = setTimeout(() => (question.value = asked && questionOf(asked)), typingMs);
    onCleanup(() => clearTimeout(timer));
  });
  watch(
    () => matter.value.origin,
    () => (existing.value = null),
  );

  async function submit(): Promise<void> {
    if (!whole.value) return;
    isBusy.value = true;
    try {
      const made = await useDispatch().matters.create(whole.value);
      await assign(made);
      dispatch.tellActed();
      await router.replace({ name: 'matter', params: { matterId: made.matterId } });
    } catch (error) {
      refuse(error);
    } finally {
      isBusy.value = false;
    }
  }

  /** A matter that was recorded stays recorded when it cannot be assigned. */
  async function assign({ matterId, number, version }: Matter): Promise<void> {
    const { department, item, workingDays } = assignment.value;
    if (!department) return notices.raise('success', 'dispatch.create.created', { number });
    try {
      const act = { action: 'assign', department, item, workingDays } as const;
      await useDispatch().matters.act({ matterId, seenVersion: version, act });
      notices.raise('success', 'dispatch.create.assigned', { number, department });
    } catch (error) {
      notices.raiseFailure(error);
      notices.raise('warning', 'dispatch.create.createdOnly', { number });
    }
  }

  function refuse(error: unknown): void {
    const { code, data } = toFailure(error);
    if (code === 'ALREADY_DISPATCHED')
      existing.value = { matterId: Number(data.matter), number: String(data.number) };
    else notices.raiseFailure(error);
  }

  return { matter, assignment, question, whole, existing, isBusy, submit };
}
