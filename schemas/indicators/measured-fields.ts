import type { EntityKind } from '../api/linkage/entity-kind.ts';
import type { FieldType, Label } from '../datasets/dataset.ts';
import { datasetById } from '../datasets/index.ts';
import { goldenKinds } from '../master/index.ts';

/** A field that an indicator can ask: one of a dataset, or something that the hub itself knows of its rows. */
export interface MeasuredField {
  key: string;
  label: Label;
  type: FieldType;
  /** Code table of a coded field. */
  codes?: string;
}

/** Something that can be measured. */
export interface MeasuredDataset {
  id: string;
  label: Label;
  fields: readonly MeasuredField[];
  /** Its rows are persons or what counts as one (DOMAIN §1): they are counted by area only. */
  isPersonal: boolean;
}

const derived = (key: string, zh: string, en: string, type: FieldType): MeasuredField => ({
  key,
  label: { zh, en },
  type,
});

const company = derived('company', '涉及企业（不含个体工商户）', 'Company (no sole traders)', 'integer');
const matter = [
  derived('closed', '了结时间', 'Ended at', 'datetime'),
  company,
  derived('public_place', '公共场所（不含门户）', 'Public place (no home)', 'text'),
];

/** What the hub knows of rows beside their fields. How it is computed: core/monitoring/risk/facts. */
const derivedFields: Readonly<Record<string, readonly MeasuredField[]>> = {
  incident: [
    ...matter,
    derived('is_hazard', '是否隐患', 'Is a hazard', 'boolean'),
    derived('is_dispute', '是否矛盾纠纷', 'Is a dispute', 'boolean'),
    derived('dispute_field', '纠纷领域', 'Field of the dispute', 'text'),
  ],
  'service-ticket': matter,
  'social-insurance': [company],
  'credit-record': [company],
  inspection: [company],
  'monitoring-reading': [derived('exceeds', '是否超限', 'Above its limit', 'boolean')],
  'master:person': [
    derived('age', '年龄', 'Age', 'integer'),
    derived('lives_alone', '是否独居', 'Lives alone', 'boolean'),
  ],
  'master:dwelling': [
    derived('residents', '实际居住人数', 'People who live there', 'integer'),
    derived('area_per_resident', '人均建筑面积', 'Floor area per person', 'decimal'),
    derived('is_vacant', '是否无人居住', 'Nobody lives there', 'boolean'),
  ],
};

const measuredRows = [
  'incident',
  'service-ticket',
  'inspection',
  'credit-record',
  'social-insurance',
  'organisation-check',
  'satisfaction-survey',
  'monitoring-reading',
];

/** Values of persons and free texts are no conditions of an indicator. */
const unasked = new Set<FieldType>([
  'name',
  'long-text',
  'citizen-number',
  'identity-number',
  'phone',
  'address',
  'geometry',
  'longitude',
  'latitude',
]);

function fieldsOf(id: string, dataset: string, kept?: ReadonlySet<string>): MeasuredField[] {
  const own = datasetById(dataset)!.fields.filter(
    ({ key, type, reduction, masking }) =>
      !unasked.has(type) && reduction === 'keep' && masking === 'none' && (kept?.has(key) ?? true),
  );
  return [
    ...own.map(({ key, label, type, codes }) => ({ key, label, type, codes })),
    ...(derivedFields[id] ?? []),
  ];
}

const persons = new Set(['master:person', 'master:dwelling', 'social-insurance']);

const ofRows = measuredRows.map((id) => ({
  id,
  label: datasetById(id)!.label,
  fields: fieldsOf(id, id),
  isPersonal: persons.has(id),
}));

const entityLabels: Readonly<Record<EntityKind, Label>> = {
  person: { zh: '人口主数据', en: 'Persons (master data)' },
  dwelling: { zh: '房屋主数据', en: 'Dwellings (master data)' },
  'legal-entity': { zh: '法人主数据', en: 'Legal entities (master data)' },
};

const ofEntities = Object.values(goldenKinds).map(({ kind, dataset, fields }) => {
  const id = `master:${kind}`;
  const kept = new Set(fields.map(({ field }) => field));
  return {
    id,
    label: entityLabels[kind],
    fields: fieldsOf(id, dataset, kept),
    isPersonal: persons.has(id),
  };
});

const ofTheHub: MeasuredDataset[] = [
  {
    id: 'hub:delivery',
    label: { zh: '应报数据', en: 'Deliveries due' },
    isPersonal: false,
    fields: [
      derived('due', '应报日期', 'Due on', 'date'),
      derived('received', '收到日期', 'Received on', 'date'),
      derived('is_late', '是否迟报或未报', 'Late or missing', 'boolean'),
      derived('department', '报送部门', 'Department', 'text'),
      derived('dataset', '数据集', 'Dataset', 'text'),
    ],
  },
  {
    id: 'hub:batch',
    label: { zh: '入库批次', en: 'Published batches' },
    isPersonal: false,
    fields: [
      derived('received', '收到日期', 'Received on', 'date'),
      derived('delivered', '报送行数', 'Rows delivered', 'integer'),
      derived('quarantined', '隔离行数', 'Rows set aside', 'integer'),
      derived('department', '报送部门', 'Department', 'text'),
      derived('dataset', '数据集', 'Dataset', 'text'),
    ],
  },
];

/** Everything that indicators can be made of, with the fields that their conditions may name. */
export const measuredDatasets: readonly MeasuredDataset[] = [...ofRows, ...ofEntities, ...ofTheHub];

/** What can be measured under that id, or undefined. */
export function measuredDataset(id: string): MeasuredDataset | undefined {
  return measuredDatasets.find((dataset) => dataset.id === id);
}
