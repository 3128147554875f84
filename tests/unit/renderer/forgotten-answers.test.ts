import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { createReconnectingLink } from '../../../renderer/api/reconnecting-link.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

it('keeps no answer once it was given, however long the session lasts', async () => {
  const answers: WeakRef<object>[] = [];
  const link = createReconnectingLink(() =>
    Promise.resolve({
      link: {
        call: () => {
          const answer = { rows: new Array<number>(1000).fill(1) };
          answers.push(new WeakRef(answer));
          return Promise.resolve(answer);
        },
      },
      ended: new Promise<void>(() => undefined),
      isOpen: () => true,
      close: () => undefined,
    }),
  );
  const ask = async () => void (await link.call(['risk', 'state'], {}, { context: {} }));
  for (let at = 0; at < 10; at += 1) await ask();
  await new Promise((resolve) => setTimeout(resolve, 10));
  collectGarbage();
  expect(answers.filter((answer) => answer.deref() !== undefined).length).toBeLessThan(2);
});
