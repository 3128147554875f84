import { onScopeDispose, ref } from 'vue';

const cityDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
const everyMs = 60_000;

/** The city's day, also on a page that stays open over midnight. */
export function useToday() {
  const today = ref(cityDay.format(new Date()));
  const timer = setInterval(() => (today.value = cityDay.format(new Date())), everyMs);
  onScopeDispose(() => clearInterval(timer));
  return today;
}
