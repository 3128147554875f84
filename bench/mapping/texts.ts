import { categories } from '../../sample/texts/categories.ts';
import { compose, quantities, type Slots } from '../../sample/texts/compose.ts';
import { hazardKinds, disputeKinds } from '../../sample/texts/incident-texts.ts';
import type { Random } from '../../sample/base/random.ts';
import type { Column } from './pick.ts';
import { address, company, spot } from './places.ts';

const openings = ['市民来电反映：', '', '', '来电人称，', '您好，'];
const endings = ['，望有关部门处理。', '，请尽快核实处理并回复。', '。', '，希望解决，谢谢！'];

function slotsOf(random: Random): Slots {
  const [at, near, firm] = [address(random), spot(random), company(random)];
  return {
    ...quantities(random),
    place: near,
    estate: () => near().slice(0, 6),
    building: () => `${random.between(1, 30)}幢`,
    floor: () => `${random.between(1, 20)}楼`,
    road: () => at().slice(0, 6),
    village: () => '永联村',
    town: () => '塘桥镇',
    handler: () => '城管局',
    company: firm,
  };
}

const sentence = (random: Random, sentences: readonly string[]) =>
  compose(random.pick(sentences), slotsOf(random), random);

export const complaint: Column = (random) => () =>
  random.pick(openings) +
  sentence(random, random.pick(categories).sentences) +
  random.pick(endings) +
  (random.chance(0.3) ? sentence(random, random.pick(categories).sentences) + '。' : '');

export const headline: Column = (random) => () =>
  random.chance(0.5)
    ? `关于${random.pick(categories).name}的${random.pick(['投诉', '问题', '咨询', '建议'])}`
    : sentence(random, random.pick(categories).sentences).slice(0, random.between(8, 24));

export const incidentName: Column = (random) => () =>
  `${random.pick(['张某', '李某', '某小区', '某企业', '永联村'])}${random.pick([...disputeKinds, ...hazardKinds]).name}${random.pick(['', '事件', '问题'])}`;

export const incidentText: Column = (random) => () =>
  sentence(random, random.pick([...disputeKinds, ...hazardKinds]).sentences) + '。';

export const answer: Column = (random) => () =>
  `${random.pick(['经核实，', '您好，您反映的问题已收悉。', '经现场查看，', ''])}${random.pick(['已安排人员到场处理，目前已恢复正常', '该处由物业负责维护，已责成其限期整改', '已联系诉求人解释相关政策，诉求人表示理解', '属实，已督促责任单位清理完毕'])}${random.pick(['。', '，感谢您的监督！', '。联系电话：0512-58000000。'])}`;

export const category =
  (level: 1 | 2): Column =>
  (random) =>
  () =>
    level === 1 ? random.pick(categories).group : random.pick(categories).name;

export const incidentKind: Column = (random) => () => random.pick([...disputeKinds, ...hazardKinds]).name;
