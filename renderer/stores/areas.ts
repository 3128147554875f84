import { tableFromIPC } from 'apache-arrow';
import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { readTable } from '../charts/read-table.ts';
import { useHub } from './hub.ts';
import { useSystemStore } from './system.ts';

/** An area by its code, with the names of what it lies in before its own. */
export interface AreaOption {
  code: string;
  label: string;
}

interface AreaRow {
  area_code: string | null;
  area_name: string | null;
}

const levels = ['town', 'village', 'grid'] as const;
/** How long the codes of a town and of a village are (GB/T 2260, 10114); a grid's begins with its village's. */
const parentLengths = [9, 12];

/** Every area of the city by name, read once for as long as the data stay the same. */
export const useAreasStore = defineStore('areas', () => {
  const system = useSystemStore();
  const areas = shallowRef<AreaOption[]>([]);
  let reading: { dataVersion: number; done: Promise<void> } | null = null;

  /** Reads them unless they were read since the data last changed. */
  function load(): Promise<void> {
    if (reading?.dataVersion !== system.dataVersion) {
      const done = read();
      reading = { dataVersion: system.dataVersion, done };
      done.catch(() => (reading = null));
    }
    return reading!.done;
  }

  async function read(): Promise<void> {
    const rows = (await Promise.all(levels.map(readLevel))).flat();
    const names = new Map(rows.map(({ code, name }) => [code, name]));
    areas.value = rows.map(({ code, name }) => ({ code, label: pathOf(code, name, names) }));
  }

  return { areas, load };
});

async function readLevel(level: (typeof levels)[number]): Promise<{ code: string; name: string }[]> {
  const { table } = await useHub().client.master.map.measure({ measure: 'incidents', level });
  const rows = readTable<AreaRow>(tableFromIPC(new Uint8Array(await table.arrayBuffer())));
  return rows.flatMap(({ area_code: code, area_name: name }) => (code ? [{ code, name: name ?? code }] : []));
}

function pathOf(code: string, name: string, names: ReadonlyMap<string, string>): string {
  const parents = parentLengths
    .filter((length) => length < code.length)
    .flatMap((length) => names.get(code.slice(0, length)) ?? []);
  return [...parents, name].join(' · ');
}
