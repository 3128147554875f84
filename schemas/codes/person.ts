import { codeTable } from './code-table.ts';

export const sex = codeTable(
  { id: 'sex', label: { zh: '性别', en: 'Sex' }, standard: 'GB/T 2261.1', status: 'verified' },
  [
    ['0', '未知的性别', 'Unknown', '未知', '未知性别', '不详'],
    ['1', '男性', 'Male', '男', 'M', 'MALE', '1男', '男士', '先生'],
    ['2', '女性', 'Female', '女', 'F', 'FEMALE', '2女', '女士'],
    ['9', '未说明的性别', 'Not stated', '未说明', '未说明性别'],
  ],
);

export const maritalStatus = codeTable(
  {
    id: 'marital-status',
    label: { zh: '婚姻状况', en: 'Marital status' },
    standard: 'GB/T 2261.2',
    status: 'from memory',
  },
  [
    ['10', '未婚', 'Never married', '单身'],
    ['20', '已婚', 'Married', '有配偶', '结婚'],
    ['21', '初婚', 'First marriage', '初婚有配偶'],
    ['22', '再婚', 'Remarried', '再婚有配偶'],
    ['23', '复婚', 'Married again to the same person', '复婚有配偶'],
    ['30', '丧偶', 'Widowed'],
    ['40', '离婚', 'Divorced', '离异'],
    ['90', '未说明', 'Not stated', '未说明的婚姻状况'],
  ],
);

export const education = codeTable(
  { id: 'education', label: { zh: '学历', en: 'Education' }, standard: 'GB/T 4658', status: 'from memory' },
  [
    [
      '10',
      '研究生教育',
      'Postgraduate',
      '研究生',
      '硕士',
      '博士',
      '硕士研究生',
      '博士研究生',
      '研究生及以上',
    ],
    ['20', '大学本科教育', 'Bachelor', '大学本科', '本科', '大学', '大本'],
    ['30', '大学专科教育', 'Junior college', '大学专科', '专科', '大专', '高职', '专科毕业'],
    [
      '40',
      '中等职业教育',
      'Secondary vocational',
      '中专',
      '中职',
      '职高',
      '技校',
      '中等专科',
      '中专毕业',
      '中等专业学校',
    ],
    ['60', '普通高级中学教育', 'Senior secondary', '高中', '普通高中', '高中毕业'],
    ['70', '初级中学教育', 'Junior secondary', '初中', '初级中学', '初中毕业'],
    ['80', '小学教育', 'Primary', '小学', '小学毕业'],
    ['90', '其他', 'Other', '文盲', '半文盲', '文盲或半文盲', '学龄前', '未上学', '学前教育', '不识字'],
  ],
);

export const householdRelation = codeTable(
  {
    id: 'household-relation',
    label: { zh: '与户主关系', en: 'Relation to householder' },
    standard: 'GB/T 4761',
    status: 'from memory',
  },
  [
    ['01', '本人', 'Self', '本人或户主'],
    ['02', '户主', 'Householder'],
    ['10', '配偶', 'Spouse', '爱人'],
    ['11', '夫', 'Husband', '丈夫'],
    ['12', '妻', 'Wife', '妻子'],
    ['20', '子', 'Son', '儿子'],
    ['21', '独生子', 'Only son'],
    ['22', '长子', 'Eldest son'],
    ['23', '次子', 'Second son', '二子'],
    ['24', '三子', 'Third son'],
    ['25', '四子', 'Fourth son'],
    ['26', '五子', 'Fifth son'],
    ['27', '养子或继子', 'Adopted son or stepson', '养子', '继子'],
    ['28', '女婿', 'Son-in-law'],
    ['29', '其他儿子', 'Other son'],
    ['30', '女', 'Daughter', '女儿'],
    ['31', '独生女', 'Only daughter'],
    ['32', '长女', 'Eldest daughter'],
    ['33', '次女', 'Second daughter', '二女'],
    ['34', '三女', 'Third daughter'],
    ['35', '四女', 'Fourth daughter'],
    ['36', '五女', 'Fifth daughter'],
    ['37', '养女或继女', 'Adopted daughter or stepdaughter', '养女', '继女'],
    ['38', '儿媳', 'Daughter-in-law', '媳', '媳妇', '儿媳妇'],
    ['39', '其他女儿', 'Other daughter'],
    ['40', '孙子、孙女或外孙子、外孙女', 'Grandchild', '孙子女', '孙辈'],
    ['41', '孙子', 'Grandson'],
    ['42', '孙女', 'Granddaughter'],
    ['43', '外孙子', "Daughter's son", '外孙'],
    ['44', '外孙女', "Daughter's daughter"],
    ['50', '父母', 'Parent'],
    ['51', '父亲', 'Father', '父'],
    ['52', '母亲', 'Mother', '母'],
    ['53', '公公', "Husband's father"],
    ['54', '婆婆', "Husband's mother"],
    ['55', '岳父', "Wife's father"],
    ['56', '岳母', "Wife's mother"],
    ['57', '继父或养父', 'Stepfather or adoptive father', '继父', '养父'],
    ['58', '继母或养母', 'Stepmother or adoptive mother', '继母', '养母'],
    ['60', '祖父母或外祖父母', 'Grandparent'],
    ['61', '祖父', 'Grandfather', '爷爷'],
    ['62', '祖母', 'Grandmother', '奶奶'],
    ['63', '外祖父', "Mother's father", '外公'],
    ['64', '外祖母', "Mother's mother", '外婆'],
    ['70', '兄弟姐妹', 'Sibling'],
    ['71', '兄', 'Elder brother', '哥哥'],
    ['73', '弟', 'Younger brother', '弟弟'],
    ['75', '姐', 'Elder sister', '姐姐'],
    ['77', '妹', 'Younger sister', '妹妹'],
    ['80', '其他', 'Other', '其他亲属', '亲属', '其他关系'],
    ['99', '非亲属', 'Not related', '保姆', '租客', '集体户成员'],
  ],
);

export const matchFlag = codeTable(
  {
    id: 'match-flag',
    label: { zh: '人户一致标识', en: 'Lives where registered' },
    standard: 'GB/T 31000',
    status: 'verified',
  },
  [
    ['01', '一致', 'Yes', '人户一致', '是'],
    ['02', '不一致', 'No', '人户分离', '否', '人户不一致'],
  ],
);

export const populationType = codeTable(
  { id: 'population-type', label: { zh: '人口类型', en: 'Kind of population' }, status: 'own' },
  [
    [
      '01',
      '户籍人口',
      'Registered',
      '户籍',
      '常住户籍',
      '户籍人员',
      '本地户籍',
      '本市户籍',
      '常住人口',
      '常口',
    ],
    [
      '02',
      '流动人口',
      'Migrant',
      '流动',
      '外来人口',
      '流动人员',
      '暂住人口',
      '寄住人口',
      '新市民',
      '外来流动人口',
      '暂口',
    ],
    ['03', '留守人口', 'Left behind', '留守', '留守人员', '留守儿童', '留守老人'],
    ['04', '境外人口', 'From abroad', '境外', '境外人员', '外籍人员', '港澳台人员'],
    ['99', '其他', 'Other', '未落常住户口'],
  ],
);

export const populationStatus = codeTable(
  { id: 'population-status', label: { zh: '人口状态', en: 'Status of a person' }, status: 'own' },
  [
    ['1', '正常', 'Present', '在册', '有效', '未注销', '在住', '现住', '否'],
    ['2', '迁出', 'Moved away', '已迁出', '离开', '已离开', '搬离'],
    ['3', '死亡', 'Dead', '已死亡', '亡故', '死亡注销'],
    ['4', '注销', 'Cancelled', '已注销', '失效', '是', '户口注销'],
  ],
);

export const inflowReason = codeTable(
  {
    id: 'inflow-reason',
    label: { zh: '流入原因', en: 'Reason for moving in' },
    standard: 'GB/T 31000',
    status: 'verified',
  },
  [
    ['01', '务工', 'Work', '打工', '就业'],
    ['02', '务农', 'Farming'],
    ['03', '经商', 'Trade'],
    ['04', '学习培训', 'Study or training', '学习', '培训', '上学', '就学'],
    ['05', '婚嫁', 'Marriage', '婚姻'],
    ['06', '随迁', 'With family', '随迁家属', '投靠'],
    ['07', '治病疗养', 'Treatment', '治病', '就医'],
    ['08', '投亲靠友', 'Relatives or friends', '投亲'],
    ['09', '工作调动', 'Transfer'],
    ['99', '其他', 'Other'],
  ],
);

export const documentType = codeTable(
  {
    id: 'document-type',
    label: { zh: '常用证件', en: 'Certificates' },
    standard: 'GA/T 517',
    status: 'verified',
  },
  [
    ['111', '居民身份证', 'Resident identity card', '身份证', '二代身份证'],
    ['114', '军官证', 'Officer’s certificate'],
    ['115', '武警警官证', 'Armed police officer’s certificate'],
    ['414', '普通护照', 'Passport', '护照'],
    ['511', '台湾居民来往大陆通行证', 'Taiwan resident’s travel permit', '台胞证'],
    ['516', '港澳居民来往内地通行证', 'Hong Kong and Macao resident’s travel permit', '回乡证'],
    ['554', '外国人居留证', 'Foreigner’s residence permit'],
  ],
);
