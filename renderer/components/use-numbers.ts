import { computed } from 'vue';
import { useI18n } from 'vue-i18n';

const cityClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const kilobyte = 1024;
const sizeUnits = ['B', 'KB', 'MB', 'GB', 'TB'];

/** Numbers, shares, sizes and times as the chosen language writes them. */
export function useNumbers() {
  const { locale } = useI18n();
  const tag = computed(() => (locale.value === 'zh' ? 'zh-CN' : 'en-GB'));
  const whole = computed(() => new Intl.NumberFormat(tag.value, { maximumFractionDigits: 0 }));

  const exact = computed(() => new Intl.NumberFormat(tag.value, { maximumFractionDigits: 6 }));

  const count = (value: number): string => whole.value.format(value);

  /** An amount as it was delivered: an exact decimal, without the zeros that say nothing. */
  const amount = (value: string): string =>
    Number.isFinite(Number(value)) ? exact.value.format(Number(value)) : value;

  /** A share from 0 to 1; all and none only when it is exactly all or none. */
  function percent(share: number): string {
    if (share > 0 && share < 0.001) return '<0.1%';
    if (share < 1 && share > 0.999) return '>99.9%';
    const digits = share === 0 || share === 1 || Number.isInteger(Math.round(share * 1000) / 10) ? 0 : 1;
    return `${(share * 100).toFixed(digits)}%`;
  }

  function size(bytes: number): string {
    const unit =
      bytes < 1 ? 0 : Math.min(sizeUnits.length - 1, Math.floor(Math.log(bytes) / Math.log(kilobyte)));
    const value = bytes / kilobyte ** unit;
    return `${value.toFixed(unit === 0 || value >= 100 ? 0 : 1)} ${sizeUnits[unit]}`;
  }

  /** The city's local time as the core writes it, to the minute. */
  const dateTime = (local: string): string => local.replace('T', ' ').slice(0, 16);

  /** Hour and minute of a moment in the city, wherever this window stands; all other times come as the city's already. */
  const clockTime = (moment: Date): string => cityClock.format(moment);

  return { count, amount, percent, size, dateTime, clockTime };
}
