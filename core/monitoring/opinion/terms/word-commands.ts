import { z } from 'zod';
import { AddedWord } from '../../../../schemas/api/opinion/terms.ts';
import { HubError } from '../../../base/hub-error.ts';
import type { ActorRef, CommandHandler, CommandLog } from '../../../journal/command.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { foldWord } from '../text/domain-word.ts';

const WordSet = AddedWord.pick({ word: true, kind: true }).extend({ dataVersion: z.number().int() });

/** Keeps that a word belongs to the dictionary, or no longer does. */
export const wordSet: CommandHandler<z.infer<typeof WordSet>> = {
  type: 'opinion.word-set',
  data: WordSet,
  async apply(session, { data: { word, kind, dataVersion }, actor: { name, role }, at }) {
    await session.run('INSERT INTO ops.opinion_word VALUES ($word, $kind, $dataVersion, $name, $role, $at)', {
      word,
      kind,
      dataVersion,
      name,
      role,
      at,
    });
  },
};

/**
 * Adds a word to the dictionary, or takes it out: the texts that hold it are read anew at the next build.
 * @throws HubError BAD_INPUT for a word that the segmenter could not find
 */
export async function setWord(
  commands: CommandLog,
  actor: ActorRef,
  { word, kind }: Pick<AddedWord, 'word' | 'kind'>,
): Promise<void> {
  const folded = foldWord(word);
  if (folded === null) throw new HubError('BAD_INPUT', { detail: `word ${word}` });
  await commands.execute(wordSet, (allot) => ({ word: folded, kind, dataVersion: allot.dataVersion() }), {
    actor,
  });
}

/** The newest state of every word that people added or took out. */
export function listWords(session: Session): Promise<AddedWord[]> {
  return session.all<AddedWord>(
    `SELECT word, kind, by_name AS "by", saved_at AS "at" FROM ops.opinion_word
     QUALIFY row_number() OVER (PARTITION BY word ORDER BY data_version DESC) = 1 ORDER BY data_version DESC`,
  );
}
