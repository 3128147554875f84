import { computed } from 'vue';
import { useRoute, useRouter, type LocationQuery } from 'vue-router';
import { AssessedRate } from '../../../../schemas/api/dispatch/assessment.ts';
import { MatterState } from '../../../../schemas/api/dispatch/matter.ts';
import { IndicatorTopic } from '../../../../schemas/indicators/indicator.ts';
import { WarningLevel } from '../../../../schemas/indicators/rule.ts';

export const sorts = ['due', 'created', 'level'] as const;

/** Which matters are listed, and in what order. */
export interface MatterFilter {
  states: MatterState[];
  departments: string[];
  topics: IndicatorTopic[];
  levels: WarningLevel[];
  within: string | null;
  overdue: boolean;
  supervised: boolean;
  text: string;
  sort: (typeof sorts)[number];
  /** Recorded on these days. */
  created: { from: string; to: string } | null;
  counted: CountedBy | null;
}

/** Only those that a rate counts: as matters stand now, or as an assessment counts them, `before` anything was left out of it. */
export interface CountedBy {
  rate: AssessedRate;
  part: (typeof parts)[number];
  assessmentId: number | null;
  before: boolean;
}

const parts = ['numerator', 'denominator'] as const;

/** What the address of the page says: how matters are shown, which of them, and which page of the table. */
export function useMatterFilter() {
  const route = useRoute();
  const router = useRouter();
  const push = (query: LocationQuery) => void router.push({ query });

  const view = computed({
    get: () => (route.query.view === 'table' ? 'table' : 'board'),
    set: (next) => push({ ...route.query, view: next === 'table' ? next : [], page: [] }),
  });
  const filter = computed<MatterFilter>({
    get: () => readFilter(route.query),
    set(next) {
      const query = { ...written(next), view: route.query.view ?? [] };
      // Going back takes a choice away, not a letter.
      if (next.text === filter.value.text) push(query);
      else void router.replace({ query });
    },
  });
  const page = computed({
    get: () => Math.max(1, Math.trunc(Number(route.query.page)) || 1),
    set: (next) => push({ ...route.query, page: next > 1 ? String(next) : [] }),
  });
  const isFiltered = computed(() => Object.keys(written({ ...filter.value, sort: 'due' })).length > 0);
  const clear = () => push({ view: route.query.view ?? [] });

  return { view, filter, page, isFiltered, clear };
}

/** What the query of an address asks for. */
export function readFilter(query: LocationQuery): MatterFilter {
  return {
    states: among(MatterState.options, query.state),
    departments: texts(query.department),
    topics: among(IndicatorTopic.options, query.topic),
    levels: among(WarningLevel.options, query.level),
    within: texts(query.within)[0] ?? null,
    overdue: query.overdue === '1',
    supervised: query.supervised === '1',
    text: texts(query.text)[0] ?? '',
    sort: among(sorts, query.sort)[0] ?? 'due',
    created: daysOf(texts(query.created)[0]),
    counted: countedOf(texts(query.counted)[0]),
  };
}

/** The query of an address that asks for it; only what is not as it is without a filter, so that addresses stay short. */
export function written(filter: Partial<MatterFilter>): LocationQuery {
  const { created, counted, sort } = filter;
  const query: LocationQuery = {
    state: filter.states ?? [],
    department: filter.departments ?? [],
    topic: filter.topics ?? [],
    level: filter.levels ?? [],
    within: filter.within ?? [],
    overdue: filter.overdue ? '1' : [],
    supervised: filter.supervised ? '1' : [],
    text: filter.text || [],
    sort: sort === undefined || sort === 'due' ? [] : sort,
    created: created ? `${created.from}..${created.to}` : [],
    counted: counted ? countedText(counted) : [],
  };
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value?.length));
}

function texts(value: LocationQuery[string] | undefined): string[] {
  return [value ?? []].flat().filter((one): one is string => typeof one === 'string' && one !== '');
}

function among<T extends string>(known: readonly T[], value: LocationQuery[string] | undefined): T[] {
  return known.filter((one) => texts(value).includes(one));
}

function daysOf(text = ''): MatterFilter['created'] {
  const [from, to] = text.split('..');
  const isDay = (day: string | undefined): day is string => /^\d{4}-\d{2}-\d{2}$/.test(day ?? '');
  return isDay(from) && isDay(to) ? { from, to } : null;
}

function countedOf(text = ''): CountedBy | null {
  const [ofRate, ofPart, id, before] = text.split('.');
  const [rate] = among(AssessedRate.options, ofRate);
  const [part] = among(parts, ofPart);
  const assessmentId = /^\d{1,9}$/.test(id ?? '') ? Number(id) : null;
  return rate && part ? { rate, part, assessmentId, before: before === 'before' } : null;
}

function countedText({ rate, part, assessmentId, before }: CountedBy): string {
  const assessment = assessmentId === null ? [] : [assessmentId, ...(before ? ['before'] : [])];
  return [rate, part, ...assessment].join('.');
}
