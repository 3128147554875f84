import type { Random } from '../../sample/base/random.ts';
import {
  between,
  citizen,
  counted,
  date,
  flag,
  moment,
  name,
  phone,
  shaped,
  words,
  type Column,
} from './pick.ts';
import { address, agency, company } from './places.ts';

/** Columns that departments' files have and none of the six datasets has a field for. */
const strangers: Record<string, Column> = {
  序号: counted('#'),
  备注: words('已核实 外出 无 电话核实 空挂户'),
  填表人: name,
  填报日期: date(2024, 2024),
  审核人: name,
  审核意见: words('同意 通过 退回'),
  更新时间: moment(2024, 2025),
  数据版本: words('V1 V2 V3'),
  邮政编码: shaped('215699'),
  传真: phone,
  电子邮箱: shaped('A9999@163.com'),
  身高: between(150, 190),
  体重: between(40, 95, 1),
  车牌号: shaped('苏EA9999'),
  车辆类型: words('小型轿车 货车 摩托车'),
  毕业院校: words('苏州大学 南京大学 沙洲职业工学院'),
  所学专业: words('会计 机械 法学'),
  兵役状况: words('未服兵役 退役'),
  监护人: name,
  紧急联系人电话: phone,
  建成年份: between(1975, 2022),
  总层数: between(3, 33),
  房屋结构: words('混合 钢筋混凝土 砖木'),
  租金: between(600, 5000),
  押金: between(600, 5000),
  合同编号: counted('HT2024####'),
  物业公司: company,
  产权性质: words('私有 国有 集体'),
  抵押情况: words('未抵押 已抵押'),
  年营业收入: between(10, 9000, 2),
  纳税额: between(1, 900, 2),
  币种: words('人民币 美元'),
  实缴资本: between(10, 9000),
  股东: name,
  财务负责人: name,
  网址: shaped('www.a999.com'),
  监控点位数: between(1, 30),
  党员人数: between(1, 80),
  商铺数: between(0, 60),
  附件: shaped('附件9.jpg'),
  接线员: name,
  通话时长: between(20, 900),
  录音文件: shaped('REC99999999.wav'),
  回访人员: name,
  申请退回次数: between(0, 3),
  死亡人数: between(0, 1),
  经济损失: between(0, 90000, 2),
  天气: words('晴 多云 小雨'),
  报送单位: agency,
  申报地址: address,
  经办人身份证号: citizen,
  是否低保: flag(),
};

export function strangerColumns(random: Random, count: number): { header: string; values: string[] }[] {
  return Object.entries(strangers).map(([header, column]) => {
    const make = column(random);
    return { header, values: Array.from({ length: count }, make) };
  });
}
