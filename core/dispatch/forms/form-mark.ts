import { createHmac, timingSafeEqual } from 'node:crypto';
import { feedbackMarkPattern } from '../../../schemas/intake/feedback-mark.ts';
import type { Workspace } from '../../workspace/workspace.ts';

type Keeper = Pick<Workspace, 'id' | 'keys'>;

/** What a form is made out for: an assignment of a matter to a department. */
export interface FormSubject {
  number: string;
  department: string;
  /** The step by which the department got it. */
  step: number;
}

const hashDigits = 24; // 96 bits

/** The mark of a form. */
export function formMark(workspace: Keeper, subject: FormSubject): string {
  return `TH1-${shortId(workspace)}-${subject.step}-${hashOf(workspace, subject)}`;
}

/** A mark as it stands in a form that came back. */
export interface ReadMark {
  workspace: string;
  step: number;
  hash: string;
}

export function readMark(text: string): ReadMark | null {
  const [, workspace, step, hash] = feedbackMarkPattern.exec(text.replace(/\s+/g, '')) ?? [];
  return hash === undefined ? null : { workspace: workspace!, step: Number(step), hash };
}

export function isOwnMark(workspace: Keeper, mark: ReadMark): boolean {
  return mark.workspace === shortId(workspace);
}

/** Whether this workspace made the mark for this subject. */
export function isMarkOf(workspace: Keeper, { hash }: ReadMark, subject: FormSubject): boolean {
  return timingSafeEqual(Buffer.from(hash), Buffer.from(hashOf(workspace, subject)));
}

function shortId({ id }: Keeper): string {
  return id.replaceAll('-', '').slice(0, 8);
}

function hashOf({ id, keys }: Keeper, { number, department, step }: FormSubject): string {
  const said = JSON.stringify(['feedback-form', id, number, step, department]);
  return createHmac('sha256', keys.hmac).update(said).digest('hex').slice(0, hashDigits);
}
