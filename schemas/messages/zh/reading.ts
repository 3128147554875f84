/** Texts on how a source's values are read where the file does not say it: local codes, coordinate systems. */
export const reading = {
  codes: {
    label: '代码对照',
    title: '“{field}”的代码对照',
    values: '样例中有 {count} 种写法',
    own: '本来源自定 {count} 条',
    unknown: '国家代码表中没有',
    unknownCount: '{count} 种不认识',
    national: '按国家代码表：{code}',
    nothing: '表示没有值',
    readAs: '“{text}”读作',
  },
  coordinates: {
    title: '坐标系',
    hint: '坐标系由来源说明，系统不会猜测。',
    undeclared: '未说明（按原样发布，并在批次中提示）',
    wgs84: 'WGS84（GPS）',
    cgcs2000: 'CGCS2000 经纬度（天地图）',
    gcj02: 'GCJ-02（高德、腾讯）',
    bd09: 'BD-09（百度）',
    'cgcs2000-3-degree-zone': 'CGCS2000 三度带（横坐标带带号）',
    'cgcs2000-6-degree-zone': 'CGCS2000 六度带（横坐标带带号）',
    meridian: 'CGCS2000 高斯投影，中央经线 {meridian}°（不带带号）',
  },
};
