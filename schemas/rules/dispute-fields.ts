/** A field of disputes by which briefs report, and the words by which its disputes are known. */
export interface DisputeField {
  field: string;
  /** In the kind that the source gives. */
  kinds: readonly string[];
  /** In title and description, where the kind says nothing. */
  keywords: readonly string[];
}

/** What belongs to none of the fields. */
export const otherField = '其他';

/**
 * The fields of the daily joint analysis (矛盾纠纷研判): 征拆·环保·医患·劳资·涉诉 as Zhangjiagang reports them (DOMAIN §1). Kinds are
 * those of the statistics of people's mediation as judicial bureaus print them (征地拆迁、环境污染、医疗、劳动争议 … such as 黄石市
 * 司法局, August 2016), and what older lists of departments call them. The first that fits counts.
 */
export const disputeFields: readonly DisputeField[] = [
  {
    field: '征拆',
    kinds: ['征拆', '征地', '拆迁', '征收', '安置补偿'],
    keywords: ['征地', '拆迁', '征拆', '房屋征收', '安置房', '安置面积', '过渡费', '青苗费'],
  },
  {
    field: '环保',
    kinds: ['环保', '环境', '污染'],
    keywords: ['环保', '污染', '异味', '油烟', '扬尘', '排污', '废气', '臭气'],
  },
  {
    field: '医患',
    kinds: ['医患', '医疗'],
    keywords: ['医患', '医疗事故', '医疗纠纷', '患者'],
  },
  {
    field: '劳资',
    kinds: ['劳资', '劳动', '工资', '欠薪', '社保'],
    keywords: ['拖欠工资', '欠薪', '讨薪', '劳动报酬', '农民工', '工伤赔偿', '经济补偿金'],
  },
  {
    field: '涉诉',
    kinds: ['涉诉', '涉法', '涉访', '诉讼', '信访'],
    keywords: ['判决', '执行异议', '上诉', '再审', '涉法涉诉'],
  },
];

/** Kinds that say nothing of the field: then the words of title and description do. */
export const vagueKinds = ['其他', '其它', '矛盾纠纷', '纠纷', '民间纠纷', '一般纠纷'] as const;
