import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Matter } from '../../../schemas/api/dispatch/matter.ts';
import { forms } from '../../../schemas/messages/zh/forms.ts';
import type { Actor } from '../../access/actor.ts';
import { HubError } from '../../base/hub-error.ts';
import { removeUpload } from '../../ingest/inspected-files.ts';
import { maskText } from '../../ingest/parser/mask-text.ts';
import { recogniseFile } from '../../ingest/parser/parse-file.ts';
import { sealUpload } from '../../ingest/sealed-upload.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { Dispatch } from '../dispatch.ts';
import { mattersSql, standingOf, type MatterRow } from '../matters/matter-row.ts';
import { matterStepped } from '../matters/matter-stepped.ts';
import { partiesOf, requireTransition } from '../matters/permitted.ts';
import { readActedOn } from '../matters/read-matter.ts';
import { binder, seenMatters } from '../matters/seen-matters.ts';
import { stepOf, unassigned } from '../matters/step-of-act.ts';
import { findFeedback, type Feedback } from './find-feedback.ts';
import { assignmentOf } from './form-facts.ts';
import { isMarkOf, isOwnMark, readMark, type ReadMark } from './form-mark.ts';

const mostBytes = 10 * 1024 * 1024;
const longestAccount = 1000;

/**
 * Takes a filled feedback form back and acts for the department that it was made out to. The file is read as every delivered file: in
 * a process of its own.
 *
 * @throws HubError `FEEDBACK_REFUSED` with what is wrong, or one of the `FILE_…` errors
 */
export async function takeFeedback(dispatch: Dispatch, actor: Actor, file: Blob): Promise<Matter> {
  const { workspace, warehouse, commands } = dispatch;
  const name = file instanceof File && file.name !== '' ? file.name : forms.feedback.title;
  const feedback = await readFeedback(dispatch, file, name);
  const refuse = (reason: string) =>
    new HubError('FEEDBACK_REFUSED', { file: name, number: feedback?.number ?? '', reason });
  if (!feedback) throw refuse('no-feedback');
  const mark = readMark(feedback.mark);
  if (!mark) throw refuse('feedback-altered');
  if (!isOwnMark(workspace, mark)) throw refuse('other-workspace');
  const answer = answerOf(feedback);
  if (!answer) throw refuse('feedback-blank');
  let matterId = 0;
  await commands.execute(
    matterStepped,
    async () => {
      const matter = await findMatter(warehouse, actor, feedback.number);
      if (!matter || !(await isMadeOut(dispatch, matter, mark))) throw refuse('feedback-altered');
      matterId = matter.matterId;
      if (matter.state === 'new' || (await assignmentOf(warehouse, matterId)).step !== mark.step)
        throw refuse('feedback-outdated');
      if (matter.state !== 'assigned' && matter.state !== 'accepted') throw refuse('feedback-closed');
      const standing = standingOf(matter);
      const transition = requireTransition(standing, 'feedback-taken', partiesOf(actor, standing));
      const to = answer.isDone ? transition.to : transition.otherwise!;
      const { text, isDone } = answer;
      const step = { action: 'feedback-taken' as const, to, text, outcome: isDone, extension: null };
      return stepOf(standing, isDone ? step : { ...step, ...unassigned });
    },
    { actor },
  );
  return readActedOn(dispatch, actor, matterId);
}

async function readFeedback(
  { workspace, spawnParser }: Dispatch,
  file: Blob,
  name: string,
): Promise<Feedback | null> {
  const bytes = Readable.fromWeb(file.stream() as ReadableStream<Uint8Array>);
  const location = await sealUpload(bytes, workspace.paths.inbox, name, { bytes: mostBytes });
  try {
    return findFeedback((await recogniseFile(spawnParser, location)).recognition);
  } finally {
    await removeUpload(location);
  }
}

async function findMatter(session: Session, actor: Actor, number: string): Promise<MatterRow | undefined> {
  const { bind, values } = binder();
  const condition = `m.number = ${bind(number)} AND ${seenMatters(actor, bind)}`;
  return (await session.all<MatterRow>(mattersSql(condition), values))[0];
}

/** Whether the mark was made for this matter, and for the department that its step gave it to. */
async function isMadeOut(
  { workspace, warehouse }: Dispatch,
  { matterId, number }: MatterRow,
  mark: ReadMark,
): Promise<boolean> {
  const [assigned] = await warehouse.all<{ department: string }>(
    `SELECT department FROM ops.matter_step
     WHERE matter_id = $1 AND step = $2 AND action IN ('assign', 'transfer')`,
    [matterId, mark.step],
  );
  return assigned !== undefined && isMarkOf(workspace, mark, { number, ...assigned, step: mark.step });
}

function answerOf({ conclusion, account }: Feedback): { isDone: boolean; text: string } | null {
  const { done, returned } = forms.feedback.conclusions;
  if (account.length < 2 || (conclusion !== done && conclusion !== returned)) return null;
  return { isDone: conclusion === done, text: maskText(account.slice(0, longestAccount)) };
}
