import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { useToday } from '../parts/use-today.ts';

/** Matters of which days are assessed, and by what. */
export interface AssessedPeriod {
  from: string;
  to: string;
  by: 'department' | 'area';
}

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** The period stands in the address; the present year when it names none. */
export function usePeriod() {
  const route = useRoute();
  const router = useRouter();
  const today = useToday();

  return computed<AssessedPeriod>({
    get(): AssessedPeriod {
      const { from, to, by } = route.query;
      return {
        from: isDay(from) ? from : `${today.value.slice(0, 4)}-01-01`,
        to: isDay(to) ? to : today.value,
        by: by === 'area' ? 'area' : 'department',
      };
    },
    set: (next) => void router.push({ query: { ...next } }),
  });
}
