import {
  type ReplyElement,
  replyElements,
  replyElementWords,
} from '../../../../schemas/opinion/reply-elements.ts';

const patterns = replyElements.map((element) => ({
  element,
  pattern: new RegExp(replyElementWords[element], 'u'),
}));

/** What a full answer says and this one says too, with the words by which it does. */
export function completenessOf(reply: string): Partial<Record<ReplyElement, string>> {
  const said: Partial<Record<ReplyElement, string>> = {};
  for (const { element, pattern } of patterns) {
    const found = pattern.exec(reply)?.[0];
    if (found) said[element] = found;
  }
  return said;
}
