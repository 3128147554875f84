import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutRefusedMembers } from '../../../core/ingest/parser/refused-members.ts';
import { startCpuClock } from '../../fixtures/cpu-clock.ts';

describe('JSON in a cell', () => {
  it.each([
    ['{"姓名":"张三","宗教信仰":"佛教"}', '{"姓名":"张三","宗教信仰":null}'],
    ['{"宗教信仰" : "佛教", "姓名":"张三"}', '{"宗教信仰" :null, "姓名":"张三"}'],
    [
      '[{"a":{"政治面貌":{"名":"党员"},"b":1}},{"政治面貌":[1,[2]]}]',
      '[{"a":{"政治面貌":null,"b":1}},{"政治面貌":null}]',
    ],
    ['{"\\u5b97\\u6559\\u4fe1\\u4ef0":"佛教","n":1}', '{"\\u5b97\\u6559\\u4fe1\\u4ef0":null,"n":1}'],
    ['{"是否党员":true,"n":1}', '{"是否党员":null,"n":1}'],
    // A value that holds what looks like the end of it.
    ['{"病史":"a\\"},{\\"b","n":"[{"}', '{"病史":null,"n":"[{"}'],
    // JSON in JSON.
    ['{"扩展":"{\\"宗教信仰\\":\\"佛教\\"}"}', '{"扩展":"{\\"宗教信仰\\":null}"}'],
    // Cut off by the database that exported it, and quoted as Python does.
    ['{"n":1,"宗教信仰":"佛', '{"n":1,"宗教信仰":null'],
    ['{"n":1,"病史":{"a":["b"', '{"n":1,"病史":null'],
    ["{'宗教信仰': '佛教', 'n': 1}", "{'宗教信仰':null, 'n': 1}"],
  ])('%s keeps what is not refused', (text, expected) => {
    expect(withoutRefusedMembers(text)).toBe(expected);
  });

  it.each(['[1] 见附件', '{"类型":"宗教活动场所：大庙"}', '[东门] "宗教信仰"一栏未填', '{}', '['])(
    '%s stays as it is',
    (text) => expect(withoutRefusedMembers(text)).toBe(text),
  );

  it('of any shape loses its refused members and nothing else', () => {
    const refused = ['宗教信仰', '政治面貌', '指纹'];
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, 1.5, true, 'a"b', "it's", '{[', '\\', '宗教信仰', '：,'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('姓名', 'x:"y', "o'c", ...refused), tie('value'), { maxKeys: 4 }),
      ),
    }));
    const emptied = (node: unknown): unknown => {
      if (Array.isArray(node)) return node.map(emptied);
      if (typeof node !== 'object' || node === null) return node;
      return Object.fromEntries(
        Object.entries(node).map(([key, one]) => [key, refused.includes(key) ? null : emptied(one)]),
      );
    };
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 2), (node, indent) => {
        const text = JSON.stringify(node, null, indent);
        expect(JSON.parse(withoutRefusedMembers(text))).toEqual(emptied(JSON.parse(text)));
      }),
    );
  });

  it('takes time that grows with its length only', () => {
    for (const part of ['{"', "'", '\\"', '{"宗教信仰":', '"[', '"a" ', '[{']) {
      const text = `{${part.repeat(200_000 / part.length)}`;
      const cpuMs = startCpuClock();
      withoutRefusedMembers(text);
      expect(cpuMs()).toBeLessThan(2000);
    }
  });
});
