import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useDatasets } from '../../components/use-datasets.ts';
import type { IntakeItem } from '../../stores/intake-item.ts';
import { problemsOf, type TableDraft, type TableProblem } from '../../stores/intake-draft.ts';

export interface ShownProblem {
  text: string;
  /** Position of the table that has it; null when it is the file's. */
  table: number | null;
  /** Whether the file cannot be delivered before it is settled. */
  isBlocking: boolean;
}

/** What must be settled, or should be known, before a file is delivered; in words. */
export function useProblems(item: () => IntakeItem) {
  const { t } = useI18n();
  const { fieldLabel } = useDatasets();

  function textOf(problem: TableProblem, { proposal }: TableDraft): string {
    const label = (key: string) => fieldLabel(proposal.dataset ?? '', key);
    if (problem.kind === 'dataset') return t('intake.form.datasetMissing');
    if (problem.kind === 'layout') return t('intake.layout.unseen');
    if (problem.kind === 'duplicate')
      return t('intake.mapping.duplicate', {
        field: label(problem.field),
        count: problem.headers.length,
        headers: problem.headers.join(t('intake.mapping.listSeparator')),
      });
    const sets = problem.sets.map((set) => set.map(label).join(t('intake.mapping.identityAnd')));
    return t('intake.mapping.missingIdentity', { sets: sets.join(t('intake.mapping.identityOr')) });
  }

  function problemsOfTable(draft: TableDraft, table: number): ShownProblem[] {
    const place = item().tables.length > 1 && draft.proposal.sheet ? `${draft.proposal.sheet}: ` : '';
    return problemsOf(draft).map((problem) => ({
      text: place + textOf(problem, draft),
      table,
      isBlocking: problem.kind !== 'identity',
    }));
  }

  const problems = computed<ShownProblem[]>(() => {
    const { form, tables } = item();
    const ofFile = [
      form.department.trim() === '' && t('intake.form.departmentMissing'),
      !tables.some(({ isIncluded }) => isIncluded) && t('intake.deliver.nothing'),
    ].filter((text) => text !== false);
    return [
      ...ofFile.map((text) => ({ text, table: null, isBlocking: true })),
      ...tables.flatMap(problemsOfTable),
    ];
  });

  const isBlocked = computed(() => problems.value.some(({ isBlocking }) => isBlocking));

  return { problems, isBlocked };
}
