import { type ReplyElement, replyElements } from '../../../../schemas/opinion/reply-elements.ts';
import { groupBy } from '../../../base/group-by.ts';
import { wilsonInterval, type Interval } from '../../../matching/evaluation/interval.ts';
import type { Segmenter } from '../text/segment.ts';
import { termsOf } from '../text/terms.ts';
import { completenessOf } from './completeness.ts';
import { nearDuplicates } from './near-duplicates.ts';
import { rarityIn, relevanceOf } from './relevance.ts';

/** A request and what was answered. */
export interface AnsweredRequest {
  unit: string;
  request: string;
  reply: string;
}

/** Signals of how a unit answers: none of them judges whether the matter was solved. */
export interface ReplyQuality {
  unit: string;
  /** Answers that were looked at. */
  looked: number;
  /** Mean share of what requests are about that answers take up. */
  relevance: number;
  /** Mean share of the elements of a full answer. */
  completeness: number;
  /** Share of the answers that have each element. */
  elements: Record<ReplyElement, number>;
  /** Share of the answers of which another one of the unit says nearly the same. */
  templates: Interval;
  /** Places, in what was given, of answers that say least of what was asked, and of two that say the same. */
  examples: { offTopic: number[]; alike: number[] };
}

const shownExamples = 3;

/** How each unit answers, in the order in which they come. */
export function replyQuality(answered: readonly AnsweredRequest[], segmenter: Segmenter): ReplyQuality[] {
  const read = answered.map(({ unit, request, reply }, place) => ({
    place,
    unit,
    reply,
    asked: termsOf(segmenter.cut(request)),
    answered: termsOf(segmenter.cut(reply)),
    said: completenessOf(reply),
  }));
  const rarity = rarityIn(read.map(({ asked }) => asked));
  return [...groupBy(read, ({ unit }) => unit)].map(([unit, own]) => {
    const relevance = own.flatMap(({ place, asked, answered: terms }) => {
      const { share } = relevanceOf(asked, terms, rarity);
      return share === null ? [] : [{ place, share }];
    });
    const twins = nearDuplicates(own.map(({ reply }) => reply));
    const alike = [...own.keys()].filter((at) => twins[at]! >= 0);
    const sharing = (element: ReplyElement) =>
      own.filter(({ said }) => said[element] !== undefined).length / own.length;
    const elements = Object.fromEntries(
      replyElements.map((element) => [element, sharing(element)]),
    ) as Record<ReplyElement, number>;
    return {
      unit,
      looked: own.length,
      relevance: mean(relevance.map(({ share }) => share)),
      completeness: mean(Object.values(elements)),
      elements,
      templates: wilsonInterval(alike.length, own.length),
      examples: {
        offTopic: relevance
          .sort((a, b) => a.share - b.share)
          .slice(0, shownExamples)
          .map(({ place }) => place),
        alike: alike.slice(0, 1).flatMap((at) => [own[at]!.place, own[twins[at]!]!.place]),
      },
    };
  });
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
