import { partNames } from './part-names.ts';

/** A kind of file that is taken as evidence. */
export interface EvidenceType {
  extension: string;
  mediaType: string;
}

const office = 'application/vnd.openxmlformats-officedocument';
const types = {
  pdf: { extension: 'pdf', mediaType: 'application/pdf' },
  jpeg: { extension: 'jpg', mediaType: 'image/jpeg' },
  png: { extension: 'png', mediaType: 'image/png' },
  docx: { extension: 'docx', mediaType: `${office}.wordprocessingml.document` },
  xlsx: { extension: 'xlsx', mediaType: `${office}.spreadsheetml.sheet` },
  ofd: { extension: 'ofd', mediaType: 'application/ofd' }, // GB/T 33190
} as const satisfies Record<string, EvidenceType>;

const beginnings: readonly [bytes: Buffer, type: EvidenceType][] = [
  [Buffer.from('%PDF-', 'latin1'), types.pdf],
  [Buffer.from('ffd8ff', 'hex'), types.jpeg],
  [Buffer.from('89504e470d0a1a0a', 'hex'), types.png],
];

const packages: readonly [part: string, type: EvidenceType][] = [
  ['word/document.xml', types.docx],
  ['xl/workbook.xml', types.xlsx],
  ['ofd.xml', types.ofd],
];

/** What a file is by its content, whatever it is called; null for what is not taken, documents with macros among them. */
export function evidenceType(bytes: Uint8Array): EvidenceType | null {
  const begins = beginnings.find(([beginning]) => beginning.equals(bytes.subarray(0, beginning.length)));
  if (begins) return begins[1];
  const names = new Set(partNames(bytes));
  if ([...names].some((name) => name.endsWith('vbaproject.bin'))) return null;
  return packages.find(([part]) => names.has(part))?.[1] ?? null;
}
