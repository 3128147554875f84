import { coordinates } from './coordinates.ts';
import { defineDataset } from './define.ts';

/** Measured values of the monitored streams: insurance, environment, safety, water, traffic, street lamps. */
export const monitoringReading = defineDataset({
  id: 'monitoring-reading',
  label: { zh: '监测数据', en: 'Monitoring readings' },
  definition: {
    zh: '社保、环保、安全生产、水利、交通、路灯等监测流的测值，一行为一个站点一个指标一个时刻。',
    en: 'Values of the monitored streams (insurance, environment, safety, water, traffic, lamps): one row is one station, indicator and moment.',
  },
  identity: [
    ['station_no', 'indicator', 'measured'],
    ['station', 'indicator', 'measured'],
    ['indicator', 'measured'],
  ],
  fields: [
    {
      key: 'stream',
      label: { zh: '监测类别', en: 'Stream' },
      type: 'code',
      codes: 'monitoring-stream',
      variants: ['监测类型', '业务类别', '监测领域'],
    },
    {
      key: 'station_no',
      label: { zh: '站点编号', en: 'Station number' },
      type: 'text',
      variants: ['监测点编号', '设备编号', '站点编码', '测站编码', '点位编号'],
    },
    {
      key: 'station',
      label: { zh: '站点名称', en: 'Station' },
      type: 'text',
      variants: ['监测点', '监测点名称', '测站名称', '设备名称', '点位名称', '站名'],
    },
    {
      key: 'indicator',
      label: { zh: '监测指标', en: 'Indicator' },
      type: 'text',
      variants: ['指标', '监测项目', '监测因子', '指标名称', '项目'],
    },
    {
      key: 'value',
      label: { zh: '监测值', en: 'Value' },
      type: 'decimal',
      variants: ['数值', '测值', '监测数值', '浓度', '读数'],
    },
    {
      key: 'unit',
      label: { zh: '计量单位', en: 'Unit' },
      type: 'text',
      variants: ['单位', '量纲'],
    },
    {
      key: 'limit_value',
      label: { zh: '限值', en: 'Limit' },
      type: 'decimal',
      variants: ['标准值', '标准限值', '阈值', '警戒值'],
    },
    {
      key: 'measured',
      label: { zh: '监测时间', en: 'Measured at' },
      type: 'datetime',
      variants: ['采集时间', '测量时间', '数据时间', '上报时间', '观测时间'],
    },
    {
      key: 'area',
      label: { zh: '所属区划', en: 'Division' },
      type: 'division',
      standard: 'GB/T 2260, GB/T 10114',
      variants: ['属地', '所属街道', '行政区划', '所属镇街'],
    },
    ...coordinates({ lng: ['lng'], lat: ['lat'] }),
  ],
  rules: [
    { code: 'value-missing', check: 'required', fields: ['value'], severity: 'row' },
    { code: 'time-missing', check: 'required', fields: ['measured'], severity: 'row' },
    { code: 'measured-in-future', check: 'not-future', fields: ['measured'], severity: 'warning' },
  ],
});
