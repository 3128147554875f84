import { limits, ParseError, type ByteSource } from '../../schemas/intake/connector.ts';
import type { JsonContainer } from '../shared/json-stream.ts';
import type { Element, ElementsAre, ElementSink } from './elements.ts';
import { readJson, type TextForm } from './read-json.ts';

/** What is known of one array that may be a table. */
export interface SurveyedTable {
  /** Whether its first record is an object or an array; null while it holds scalars only. */
  kind: 'fields' | 'cells' | null;
  /** Keys of all its objects, in the order they turn up. */
  keys: Map<string, number>;
  /** The first elements. */
  head: Element[];
  count: number;
}

export interface Survey {
  tables: Map<string, SurveyedTable>;
  elementsAre: ElementsAre;
  /** False when the file goes on after what was surveyed. */
  whole: boolean;
  bytes: number;
  /** Names and values of what stands outside the tables: counters, messages, titles. */
  outside: { names: string[]; texts: string[] };
}

/** A larger file is surveyed so far only: seconds, and keys that turn up later are kept in a column of their own. */
const surveyedBytes = 32 * 1024 * 1024;
const headElements = limits.sampleRecords + 40;
const mostOutside = 100;

/**
 * Looks through a file for its tables: the array at its top, arrays that objects wrap, or its lines. One object
 * that wraps no array of records is a record itself.
 */
export async function surveyJson(source: ByteSource, form: TextForm, signal: AbortSignal): Promise<Survey> {
  const arrays = await survey(source, form, signal, 'arrays');
  const isWrapped = [...arrays.survey.tables.values()].some(({ kind }) => kind !== null);
  if (!arrays.hasLines && (isWrapped || arrays.firstRoot !== 'object')) return arrays.survey;
  return (await survey(source, form, signal, 'roots')).survey;
}

async function survey(source: ByteSource, form: TextForm, signal: AbortSignal, elementsAre: ElementsAre) {
  const state = {
    survey: {
      tables: new Map<string, SurveyedTable>(),
      elementsAre,
      whole: true,
      bytes: 0,
      outside: { names: [] as string[], texts: [] as string[] },
    },
    firstRoot: null as JsonContainer | 'scalar' | null,
    /** True when the file's top-level values, and not the elements of an array, are its records. */
    hasLines: false,
  };
  for await (const bytes of readJson(source, form, elementsAre, sinkOf(state, elementsAre))) {
    signal.throwIfAborted();
    state.survey.bytes = bytes;
    if (state.hasLines) break;
    if (bytes < surveyedBytes || bytes >= source.size || state.firstRoot === null) continue;
    if (elementsAre === 'arrays' && state.firstRoot === 'object') continue; // another table may follow
    state.survey.whole = false;
    break;
  }
  return state;
}

type State = Awaited<ReturnType<typeof survey>>;

function sinkOf(state: State, elementsAre: ElementsAre): ElementSink {
  const { tables, outside } = state.survey;
  return {
    root(container) {
      if (state.firstRoot === null) state.firstRoot = container;
      else if (elementsAre === 'arrays')
        state.hasLines ||= state.firstRoot !== 'array' || !tables.get('')?.kind;
    },
    element(path, element) {
      let table = tables.get(path);
      if (!table) tables.set(path, (table = { kind: null, keys: new Map(), head: [], count: 0 }));
      addElement(table, element);
    },
    outside(name, text) {
      if (outside.names.length === mostOutside) return;
      outside.names.push(name);
      outside.texts.push(text);
    },
  };
}

function addElement(table: SurveyedTable, element: Element): void {
  table.count++;
  if (table.head.length < headElements) table.head.push(element);
  for (const name of element.names) if (!table.keys.has(name)) table.keys.set(name, table.keys.size);
  if (table.keys.size > limits.columns)
    throw new ParseError('FILE_LIMIT', { limit: 'columns', where: String(table.keys.size) });
  if (element.kind !== 'scalar') table.kind ??= element.kind;
}
