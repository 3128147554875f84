/**
 * Names of places that do not exist: no division of China, of any level down to towns, contains one of the stems
 * (checked against the lists of divisions in a test).
 */
export const provinceName = '海澜省';
export const cityName = '云澜市';

const list = (text: string) => text.trim().split(/\s+/);

/** Districts of the city in the order of their distance from its centre. */
export const districtStems = list('东屿 西汀 澄南 栖沙 望汐 云渚 沧屿 岚汀 苇渚 鹤汀');

export const townStems = list(`
  汀兰 鹭屿 澜溪 沙渚 远汀 镜浦 星汀 雁渚 湾澄 霞澳 泊云 澄屿 渔澜 沐澜 汐山 鲸湾 云汀 晴汐 澜桥 鹭汀 听潮 汐桥 碧屿 星屿
  青汀 晚渡 归帆 渔汀 苇汀 银汐 澜浦 兰渚 芦汐 松汀 栎湾 荻浦 荻桥 雁汀 莲汐 枫汀 石汐 沙汐 澄汐 沧汀 望屿 云汐 明汐 静屿
  泊湾 帆屿 锚山 镜屿 镜汀 岚屿 岚汐 汀桥 汀山 潮屿 潮汀 月汀 月屿 月汐 星渚 星浦 鲸屿 鲤汀 鹤屿 鹭渚 雪汀 雪屿 柚浦 柚溪
  蓼汀 蓼溪 菱汐 藻浦 珊屿 珊湾 贝湾 螺屿 螺浦 芦屿 琅汀 沣屿`);

/** Other cities of the region, where migrants come from: stem and the two digits of its prefecture. */
export const otherCities = list('漪州 漪川 汐川 渚州 屿州 岬州 潋州 潋川 溟州 沅屿 洛汀 淇澜 琼澜 嵘澜');
export const otherCountyStems = list('海栖 远澜 栖澜 泷澜 陵澜 岑澜 湄澜 栾澜 汶屿 沂汀 淮屿 沁屿 沐屿');

/** Villages and communities: two characters that combine freely. */
export const villageFirst = list(
  '安 宁 和 平 福 康 永 长 新 东 西 南 北 上 下 大 小 双 石 沙 柳 桂 竹 梅 桃 杏 莲 荷 金 银 春 秋 晨 清 明 秀 锦 华 文 德',
);
export const villageSecond = list('澜 汀 屿 渚 汐 帆 浦 湾 塘 桥 浜 埠 岙 溪 圩 泾 堰 洲 礁 滩');

const roadFirst = list(
  '澜 汀 潮 汐 帆 屿 港 渔 鲸 鹭 云 霞 星 晴 海 锚 灯塔 贝 珊瑚 听涛 望海 长堤 春汛 秋汛 归航 启航 明珠 碧波 银滩 金沙 白鹭 青松 丹桂 香樟 银杏 梧桐 石榴 蔷薇',
);
const roadSecond = list('安 兴 宁 和 泰 华 丰 盛 阳 宏 源 康 顺 景 文');
export const roads = roadFirst.flatMap((first) => [
  `${first}${roadSecond[first.charCodeAt(0) % roadSecond.length]}路`,
  ...['东路', '西路', '大道', '街'].map((suffix) => first + suffix),
  `${first}${roadSecond[(first.charCodeAt(0) + 7) % roadSecond.length]}街`,
]);

export const estateFirst = list(
  '锦绣 观澜 听涛 望海 临湾 翡翠 金色 阳光 碧海 蓝湾 银杏 香樟 书香 荣华 丽景 滨海 海韵 东方 世纪 和谐 康乐 桃源 紫金 百合 天鹅 星河 清波 半岛 凤鸣 龙腾 御景 江南 枫林 翠竹 玉兰 海棠 雅居 名仕 中央 怡景',
);
export const estateSecond =
  '花园:9 家园:8 小区:7 新村:9 苑:9 公寓:4 名邸:3 华庭:4 佳苑:4 雅苑:4 一村:3 二村:3 府:3 湾:2 城:3 里:2';
