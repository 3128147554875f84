import { LinkageModel } from '../../../../schemas/linkage/linkage-model.ts';

/** A model with comparisons `c0`, `c1`, … of one text column each: missing, exact, close, else. */
export function modelOf(comparisons: number, changes: Record<string, unknown> = {}): LinkageModel {
  const names = Array.from({ length: comparisons }, (_, k) => `c${k}`);
  return LinkageModel.parse({
    version: 'test',
    linkType: 'dedupe',
    columns: Object.fromEntries(names.map((name) => [name, 'text'])),
    blocking: names.map((name) => ({ kind: 'equal', on: [name] })),
    largestBlock: 1000,
    comparisons: names.map((name) => ({
      name,
      columns: [name],
      levels: [
        { name: 'missing', when: { kind: 'null', column: name }, isMissing: true },
        { name: 'exact', when: { kind: 'equal', column: name } },
        { name: 'close', when: { kind: 'edit-distance', column: name, atMost: 1 } },
        { name: 'else', when: { kind: 'else' } },
      ],
    })),
    clustering: { probability: 0.9, contradictions: [] },
    ...changes,
  });
}
