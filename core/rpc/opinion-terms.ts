import { readKeyTerms } from '../monitoring/opinion/terms/read-key-terms.ts';
import { listWords, setWord } from '../monitoring/opinion/terms/word-commands.ts';
import { hub } from './hub.ts';

const { terms: contract } = hub.opinion;

export const terms = contract.router({
  key: contract.key.handler(({ context: { services }, input }) =>
    services.warehouse.transaction((session) => readKeyTerms(session, input)),
  ),
  words: contract.words.handler(({ context: { services } }) => listWords(services.warehouse)),
  setWord: contract.setWord.handler(async ({ context: { actor, services }, input }) => {
    await setWord(services.commands, actor, input);
    return {};
  }),
});
