/** What nobody called about before: sentences with words that no other text of the sample has. */
export interface NewTopic {
  name: string;
  /** Its category, which knows nothing of it. */
  category: string;
  titles: readonly string[];
  sentences: readonly string[];
}

export const newTopics: readonly NewTopic[] = [
  {
    name: 'drones',
    category: '噪声扰民',
    titles: ['无人机低空飞行扰民', '{estate}上空无人机送货噪声', '无人机航线能否避开居民楼'],
    sentences: [
      '{estate}上空[每隔几分钟|从早到晚]就有送货无人机飞过，螺旋桨的嗡嗡声[吵得孩子没法午睡|隔着窗户都听得见]',
      '新开的无人机航线正好经过{estate}，[担心掉下来砸到人|飞得比楼还低]，请调整航线',
      '{village}一带的无人机起降点[离居民楼太近|没有公示]，噪声和安全都让人担心',
    ],
  },
  {
    name: 'charging-refunds',
    category: '电动自行车',
    titles: ['共享换电柜押金不退', '{estate}换电柜停用押金难退', '换电柜运营商失联'],
    sentences: [
      '{estate}门口的换电柜突然断电停用，[押金299元退不出来|客服一直排队]，骑手都着急',
      '换电柜的运营商[公众号停更|电话无人接听]，{road}上的换电柜全部离线，押金不知道找谁要',
      '在{estate}租的换电套餐还有{months}，换电柜却被搬走了，要求退押金和剩余租金',
    ],
  },
];
