import { describe, expect, it } from 'vitest';
import { completenessOf } from '../../../core/monitoring/opinion/replies/completeness.ts';
import { nearDuplicates } from '../../../core/monitoring/opinion/replies/near-duplicates.ts';
import { rarityIn, relevanceOf } from '../../../core/monitoring/opinion/replies/relevance.ts';
import { replyQuality } from '../../../core/monitoring/opinion/replies/reply-quality.ts';
import { likenessOf } from '../../../core/monitoring/opinion/replies/shingles.ts';
import { openSegmenter } from '../../../core/monitoring/opinion/text/segment.ts';

describe('relevance of an answer', () => {
  it('is the share of what was asked that it takes up, by rarity', () => {
    const rarity = rarityIn([['电梯', '小区'], ['小区'], ['小区']]);
    // ln(4/4)+1 and ln(4/2)+1
    const share = (Math.log(2) + 1) / (Math.log(2) + 2);
    expect(relevanceOf(['电梯', '小区'], ['电梯', '维修'], rarity)).toEqual({ share, taken: ['电梯'] });
    expect(relevanceOf([], ['电梯'], rarity).share).toBeNull();
  });
});

describe('completeness of an answer', () => {
  it('names the words by which it says who, what, when, whom to turn to and what came of it', () => {
    const reply = '经城管局现场核查，5月6日已完成清运，如有疑问请致电0510-12345678。';
    expect(completenessOf(reply)).toMatchObject({
      what: '现场',
      when: '5月6日',
      contact: '致电',
      outcome: '已完成',
    });
    expect(completenessOf(reply).who).toContain('城管局');
    expect(completenessOf('您好，来信收悉。')).toEqual({});
  });
});

describe('template answers', () => {
  it('are found by what they share, whatever numbers they name', () => {
    expect(likenessOf(Int32Array.of(1, 2, 3), Int32Array.of(2, 3, 4))).toBe(0.5);
    const template = (day: number) =>
      `您好，您反映的问题已收悉，我局于5月${day}日派人到现场核查，已督促整改到位，感谢您的监督。`;
    const own = '经查，该路段路灯因电缆被盗不亮，已于昨晚更换电缆并恢复照明。';
    expect([...nearDuplicates([template(6), own, template(17), ''])]).toEqual([2, -1, 0, -1]);
  });

  it('are counted by unit', () => {
    const same = '您好，您反映的问题我局已收悉并转相关科室处理，感谢您的理解和支持。';
    const answered = [1, 2, 3].map((place) => ({ unit: '甲局', request: `路灯不亮${place}`, reply: same }));
    const [quality] = replyQuality(answered, openSegmenter([]));
    expect(quality).toMatchObject({ unit: '甲局', looked: 3, relevance: 0, templates: { estimate: 1 } });
    expect(quality!.examples.alike).toHaveLength(2);
  });
});
