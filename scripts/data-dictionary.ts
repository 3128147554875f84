import { codeTables } from '../schemas/codes/index.ts';
import type { CodeTable } from '../schemas/codes/code-table.ts';
import type { Dataset, Field, Rule } from '../schemas/datasets/dataset.ts';
import { datasets } from '../schemas/datasets/index.ts';
import { refusedColumns } from '../schemas/datasets/refused.ts';
import { messages } from '../schemas/messages/index.ts';
import { valueIssues } from '../schemas/rules/issues.ts';

const { datasets: words, issues } = messages.zh;
const { columns, headings } = words;

/** The data dictionary as Markdown, derived from the definitions alone. */
export function renderDataDictionary(): string {
  const parts = [
    `# ${words.title}`,
    words.generated,
    contents(),
    ...datasets.flatMap(describeDataset),
    ...refused(),
    ...valueProblems(),
    `## ${headings.codes}`,
    ...codeTables.flatMap(describeTable),
  ];
  return `${parts.join('\n\n')}\n`;
}

function contents(): string {
  const lines = datasets.map(({ id, label }) => `- [${label.zh} ${label.en}](#${id})`);
  return [`## ${headings.contents}`, '', ...lines].join('\n');
}

function describeDataset(dataset: Dataset): string[] {
  const { id, label, definition, identity, fields, rules } = dataset;
  return [
    `<a id="${id}"></a>\n\n## ${label.zh} ${label.en} \`${id}\``,
    `${definition.zh}\n\n${definition.en}`,
    table(
      [columns.key, columns.label, columns.type, columns.standard, columns.protection, columns.headers],
      fields.map((field) => fieldRow(field)),
    ),
    `**${headings.identity}**: ${identity.map((keys) => keys.map((key) => `\`${key}\``).join(' + ')).join(' → ')}`,
    `**${headings.rules}**`,
    table([columns.rule, columns.fields, columns.severity, columns.meaning], rules.map(ruleRow)),
  ];
}

function fieldRow({ key, label, type, codes, unit, standard, definition, ...field }: Field): string[] {
  const kind = codes ? `[${words.types[type]}](#codes-${codes})` : words.types[type];
  const name = [`${label.zh} ${label.en}`, definition?.zh].filter(Boolean).join('<br>');
  return [
    `\`${key}\``,
    name,
    unit ? `${kind}（${unit}）` : kind,
    standard ?? '',
    protection(field),
    field.variants.join('、'),
  ];
}

function protection({
  personal,
  masking,
  reduction,
}: Pick<Field, 'personal' | 'masking' | 'reduction'>): string {
  return [
    personal === 'none' ? '' : words.personal[personal],
    masking === 'none' ? '' : words.masking[masking],
    reduction === 'keep' ? '' : words.reduction[reduction],
  ]
    .filter(Boolean)
    .join('，');
}

function ruleRow({ code, fields, severity, min, max }: Rule): string[] {
  const bounds = min === undefined && max === undefined ? '' : `（${min ?? ''} … ${max ?? ''}）`;
  const keys = fields.map((key) => `\`${key}\``).join(', ');
  return [`\`${code}\``, keys, words.severity[severity], `${titleOf(code)}${bounds}`];
}

function titleOf(code: string): string {
  const text = (issues as Record<string, { title: string }>)[code];
  if (!text) throw new TypeError(`the issue ${code} has no text`);
  return text.title;
}

function refused(): string[] {
  const rows = refusedColumns.map(({ label, reduction, variants, within }) => [
    `${label.zh} ${label.en}`,
    words.reduction[reduction],
    [
      variants.join('、'),
      ...Object.entries(within ?? {}).map(([id, headers]) => `\`${id}\`: ${headers.join('、')}`),
    ].join('<br>'),
  ]);
  return [
    `## ${headings.refused}`,
    headings.refusedText,
    table([columns.label, columns.protection, columns.headers], rows),
  ];
}

function valueProblems(): string[] {
  const rows = Object.entries(valueIssues).map(([code, severity]) => [
    `\`${code}\``,
    words.severity[severity],
    titleOf(code),
  ]);
  return [`## ${headings.issues}`, table([columns.code, columns.severity, columns.meaning], rows)];
}

function describeTable({ id, label, standard, status, values }: CodeTable): string[] {
  const source = [standard, words.status[status]].filter(Boolean).join('，');
  return [
    `<a id="codes-${id}"></a>\n\n### ${label.zh} ${label.en} \`${id}\``,
    source,
    table(
      [columns.code, columns.label, columns.synonyms],
      values.map((value) => [value.code, `${value.label.zh} ${value.label.en}`, value.synonyms.join('、')]),
    ),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
