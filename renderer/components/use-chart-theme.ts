import { onBeforeUnmount, shallowRef } from 'vue';
import { readChartTheme } from '../charts/chart-theme.ts';

/** The charts' colours and type, following the page from light to dark and from language to language. */
export function useChartTheme() {
  const theme = shallowRef(readChartTheme());
  const observer = new MutationObserver(() => (theme.value = readChartTheme()));
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class', 'lang'] });
  onBeforeUnmount(() => observer.disconnect());
  return theme;
}
