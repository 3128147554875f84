/** Industries of the sample city: GB/T 4754-2017 class with its section, name, words in company names, weight. */
export interface Industry {
  code: string;
  name: string;
  words: string[];
  weight: number;
  /** Usual number of staff. */
  staff: number;
}

const table = `
A0141 蔬菜种植 蔬菜,生态农业,农业科技 2 8
A0411 海水养殖 海产养殖,水产,渔业 2 10
C1411 糕点、面包制造 食品,烘焙食品 3 30
C1811 运动机织服装制造 服饰,制衣,服装 4 45
C2927 日用塑料制品制造 塑业,塑料制品,橡塑 4 40
C3311 金属结构制造 金属制品,钢结构,重工 4 50
C3484 机械零部件加工 机械,精密机械,机电 6 35
C3989 其他电子元件制造 电子,电子科技,微电子 5 60
E4710 住宅房屋建筑 建设,建筑工程,建工 4 55
E5012 住宅装饰和装修 装饰,装饰工程,装潢 6 12
F5127 酒、饮料及茶叶批发 商贸,贸易,酒业 8 6
F5165 建材批发 建材,建材贸易 6 7
F5176 计算机、软件及辅助设备批发 信息技术,科技 5 8
F5211 百货零售 百货,商业 3 18
F5212 超级市场零售 超市,生鲜超市 4 14
F5213 便利店零售 便利店,便民超市 9 3
F5232 服装零售 服装店,服饰店 6 3
F5251 西药零售 大药房,药店 3 5
G5431 普通货物道路运输 物流,运输,货运 5 15
G5910 装卸搬运 供应链管理,仓储 2 14
H6110 旅游饭店 大酒店,酒店管理 2 35
H6210 正餐服务 餐饮,餐饮管理,酒楼,饭店 9 9
H6220 快餐服务 快餐店,面馆,小吃店 10 3
H6232 咖啡馆服务 咖啡馆,咖啡 2 4
I6513 应用软件开发 软件,网络科技,智能科技 6 18
I6531 信息系统集成服务 信息系统,数据科技 3 16
K7010 房地产开发经营 置业,房地产开发 2 22
K7020 物业管理 物业服务,物业管理 4 40
K7030 房地产中介服务 房产经纪,房产咨询 4 6
L7249 其他专业咨询与调查 企业管理,企业管理咨询,商务咨询 7 7
L7271 安全服务 保安服务,安防 2 60
M7519 其他技术推广服务 技术服务,环保科技 4 9
N7820 环境卫生管理 环境服务,保洁服务 2 45
O8040 理发及美容服务 美容店,理发店,美发店 7 3
O8111 汽车修理与维护 汽车维修,汽修厂,汽车服务 4 7
P8391 职业技能培训 教育科技,职业培训 3 11
Q8425 门诊部（所） 口腔门诊部,诊所 2 9
R9011 歌舞厅娱乐活动 娱乐,文化传媒 2 12`;

export const industries: readonly Industry[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [code, name, words, weight, staff] = line.split(' ') as [string, string, string, string, string];
    return { code, name, words: words.split(','), weight: Number(weight), staff: Number(staff) };
  });

const brandFirst = '海澜汀潮帆鲸鹭晨旭恒瑞鑫宏盛泰嘉诚信达联众博创智慧远华星辰金玉兴隆顺源丰润泽康安宁';
const brandSecond = '洋澜岚帆屿翔达源泰盛丰隆昌瑞祥和顺通联创科智信诚德邦业航宇辰晖阳润泽康安宁嘉悦华';

export const brandCharacters = { first: [...brandFirst], second: [...brandSecond] } as const;
