import type { Random } from '../base/random.ts';

/** What slots are filled from; each is asked only when the sentence uses it. */
export type Slots = Record<string, () => string>;

const choice = /\[([^\]]*)\]/g;
const slot = /\{([a-z]+)\}/g;

/** Fills a sentence: `[a|b]` becomes one of its choices, then `{slot}` its value. */
export function compose(sentence: string, slots: Slots, random: Random): string {
  const chosen = sentence.replace(choice, (_, options: string) => random.pick(options.split('|')));
  return chosen.replace(slot, (_, name: string) => slots[name]!());
}

/** Slots for amounts and lengths, the same for every text. */
export function quantities(random: Random): Slots {
  return {
    days: () => `${random.pick([2, 3, 3, 5, 7, 10, 15, 20])}天`,
    months: () => `${random.pick(['两', '三', '四', '半年多、前后六', '近五'])}个月`,
    years: () => random.pick(['一年多', '两年', '三年', '五年多', '近十年']),
    times: () => random.pick(['两次', '三次', '多次', '四五次', '不下十次']),
    hours: () => `${random.pick([2, 3, 5, 8, 12])}个小时`,
    minutes: () => `${random.pick([20, 30, 40, 50])}分钟`,
    hour: () => random.pick(['晚上十点', '凌晨一点', '早上五点', '夜里十一点半', '晚上九点']),
    number: () => String(random.between(2, 30)),
    money: () =>
      random.pick([
        '680元',
        '1200元',
        '2600元',
        '3980元',
        '5000元',
        '8600元',
        '1.2万元',
        '3.5万元',
        '12万元',
      ]),
  };
}

const openers = [
  '市民来电反映：',
  '来电人表示，',
  '居民反映，',
  '您好，',
  '诉求人称，',
  '【网络留言】',
  '来电反映：',
  '',
  '',
  '我是附近居民，',
];

const closers: Record<string, string[]> = {
  complaint: [
    '请有关部门尽快处理。',
    '希望核实并给予答复。',
    '要求相关单位整改。',
    '望回复处理结果。',
    '请协调解决，谢谢。',
    '',
  ],
  report: ['请派人现场查看。', '举报人要求保密。', '请执法部门查处。', '希望尽快消除隐患。'],
  help: ['恳请帮助解决。', '情况紧急，请尽快联系。', '希望政府部门介入协调。', '请给予帮助，谢谢。'],
  question: ['请告知。', '希望得到明确答复。', '请相关部门回复。', '谢谢。'],
  advice: ['望采纳。', '希望相关部门研究。', '请考虑群众意见。'],
  praise: ['特此表扬。', '希望转达谢意。'],
};

/** A ticket's text: opener, sentence, closer. */
export function ticketText(sentence: string, kind: string, slots: Slots, random: Random): string {
  return `${random.pick(openers)}${compose(sentence, slots, random)}。${random.pick(closers[kind]!)}`;
}

const replies = [
  '您好，您反映的问题已收悉。经[现场核查|电话联系]，{handler}已[责令整改|安排人员处理|约谈相关单位]，预计{days}内完成。',
  '经核实，[情况属实|情况基本属实|与反映情况有出入]，已[督促责任单位落实|会同{town}处理完毕|列入整治计划]，并向诉求人反馈。',
  '{handler}工作人员于当日[到达现场|联系当事人]，[问题已解决|已临时处置，后续跟踪]。感谢您对工作的监督。',
  '根据[相关规定|政策口径]，该事项[需由产权单位处理|不在受理范围，建议走司法途径|可到{town}便民服务中心办理]，已向您说明。',
];

/** What the department answered. */
export function replyText(slots: Slots, random: Random): string {
  return compose(random.pick(replies), slots, random);
}
