/** One comparison whose probabilities are given: what a pair weighs can be worked out by hand. */
export const codeJob = {
  columns: { code: 'code' },
  labels: 'truth',
  model: {
    version: 'code-1',
    linkType: 'link',
    columns: { code: 'text' },
    blocking: [{ kind: 'equal', on: ['code'] }],
    largestBlock: 100,
    comparisons: [
      {
        name: 'code',
        columns: ['code'],
        levels: [
          { name: 'exact', when: { kind: 'equal', column: 'code' }, m: 0.9, u: 0.1 },
          { name: 'else', when: { kind: 'else' }, m: 0.1, u: 0.9 },
        ],
      },
    ],
    training: { prior: 0.2 },
    clustering: { probability: 0.5, contradictions: [] },
  },
};

export const left = 'code,truth\n1,X\n2,Y\n3,Z\n';
/** 1 is found and right, 2 found and wrong, Z missed; the last row has no truth. */
export const right = 'code,truth\n1,X\n2,W\n9,Z\n3,\n';
