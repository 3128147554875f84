import { computed, shallowRef, watch, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { EntityKind } from '../../../../schemas/api/linkage/entity-kind.ts';
import { LinkageModel } from '../../../../schemas/linkage/linkage-model.ts';
import { presets } from '../../../../schemas/linkage/presets/index.ts';
import { useRead } from '../../../components/use-read.ts';
import { useHub } from '../../../stores/hub.ts';
import { useNoticesStore } from '../../../stores/notices.ts';
import { useSystemStore } from '../../../stores/system.ts';
import { compareModels } from './compare-models.ts';

/** The model as it is kept and as it is being changed on the page. */
export function useModelDraft(entity: EntityKind) {
  const { model } = useHub().client.linkage;
  const notices = useNoticesStore();
  const system = useSystemStore();
  const { data, failure, reload } = useRead(
    (signal) => model.get({ entity }, { signal }),
    [() => system.dataVersion],
  );

  const kept = shallowRef<LinkageModel | null>(null);
  const draft = shallowRef<LinkageModel | null>(null);
  const isSaving = shallowRef(false);
  /** The edition that the draft began from; while it is unsaved a newer one does not replace it. */
  const edition = shallowRef(0);

  const isDirty = computed(
    () => draft.value !== null && kept.value !== null && !isSame(draft.value, kept.value),
  );
  watch(data, (view) => {
    if (view && !isDirty.value) begin(view);
  });

  const problem = useModelProblem(draft);
  const changes = computed(() => (draft.value ? compareModels(presets[entity], draft.value) : []));

  function begin(view: NonNullable<typeof data.value>): void {
    kept.value = view.model;
    draft.value = view.model;
    edition.value = view.edition;
  }

  function change(part: Partial<LinkageModel>): void {
    if (draft.value) draft.value = { ...draft.value, ...part };
  }

  const discard = () => data.value && begin(data.value);

  async function carryOut(call: () => Promise<unknown>, done: string): Promise<void> {
    isSaving.value = true;
    try {
      await call();
      kept.value = draft.value;
      await reload();
      notices.raise('success', done);
    } catch (error) {
      notices.raiseFailure(error);
    } finally {
      isSaving.value = false;
    }
  }

  const seen = () => ({ entity, edition: edition.value });
  const save = () => carryOut(() => model.save({ ...seen(), model: draft.value! }), 'linkage.model.saved');
  const reset = () => carryOut(() => model.reset(seen()), 'linkage.model.wasReset');

  return {
    view: data,
    failure,
    reload,
    draft,
    isDirty,
    isSaving,
    problem,
    changes,
    change,
    discard,
    save,
    reset,
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Why the model cannot be kept, in words; empty where it can. */
function useModelProblem(draft: Ref<LinkageModel | null>) {
  const { t } = useI18n();
  return computed(() => {
    const reason = draft.value && problemOf(draft.value);
    if (!reason) return '';
    const text = reason === 'too-few-levels' ? t('linkage.model.comparisons.keepsOne') : reason;
    return t('linkage.model.invalid', { reason: text });
  });
}

/** Null where it can be kept. */
function problemOf(candidate: LinkageModel): string | null {
  const issue = LinkageModel.safeParse(candidate).error?.issues[0];
  if (issue) return `${issue.path.join('.')} ${issue.message}`;
  const saysNothing = candidate.comparisons.some(({ levels }) =>
    levels.every(({ isMissing, when }) => isMissing || when.kind === 'else'),
  );
  return saysNothing ? 'too-few-levels' : null;
}
