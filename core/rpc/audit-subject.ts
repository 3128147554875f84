import { maskText } from '../ingest/parser/mask-text.ts';

const plainKeys = [
  'batchId',
  'dataVersion',
  'dataset',
  'sourceId',
  'entity',
  'left',
  'right',
  'entityId',
  'kind',
  'field',
  'recordId',
  'settlementId',
  'addressId',
  'confirmationId',
  'auditId',
  'judgementId',
  'matterId',
  'evidenceId',
  'assessmentId',
  'objectionId',
  'drawId',
  'fileId',
  'id',
  'table',
  'severity',
  'code',
];
const longestPurpose = 200;
const plainText = /^[\w.-]{1,64}$/;

/**
 * What a call was about, as the audit record may keep it: ids and the names of datasets and fields. Values that
 * were searched for may be personal and are left out; of a stated purpose, numbers and phones are masked. The input has
 * not been validated yet.
 */
export function auditSubject(input: unknown): Record<string, unknown> {
  if (typeof input !== 'object' || input === null) return {};
  const given = new Map(Object.entries(input));
  const plain = plainKeys.filter((key) => isPlain(given.get(key))).map((key) => [key, given.get(key)]);
  const fields = fieldsOf(given.get('filters'));
  const purpose = given.get('purpose');
  return {
    ...Object.fromEntries(plain),
    ...(fields.length > 0 ? { filteredBy: fields } : {}),
    ...(typeof purpose === 'string' ? { purpose: maskText(purpose.slice(0, longestPurpose)) } : {}),
  };
}

function fieldsOf(filters: unknown): string[] {
  if (!Array.isArray(filters)) return [];
  return filters
    .map((filter) => filter?.field)
    .filter((field): field is string => typeof field === 'string' && isPlain(field));
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && plainText.test(value));
}
