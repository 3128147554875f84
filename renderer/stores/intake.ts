import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { useHub } from './hub.ts';
import { newItem, receiveItem, type BringFile, type IntakeItem } from './intake-item.ts';

const isSettled = ({ phase }: IntakeItem): boolean => phase === 'delivering' || phase === 'done';

/** The files that the person is handing in, one after another, and which of them is on the page. */
export const useIntakeStore = defineStore('intake', () => {
  const items = ref<IntakeItem[]>([]);
  const currentKey = ref<number | null>(null);
  const files = new Map<number, { bring: BringFile; transfer: AbortController }>();
  let lastKey = 0;
  let queue = Promise.resolve();

  const current = computed(() => items.value.find(({ key }) => key === currentKey.value) ?? null);

  function add(chosen: Iterable<File>): void {
    for (const file of chosen)
      put(file, (onProgress, signal) => useHub().handOver(file, onProgress, signal), false);
  }

  /** Goes on with a file that the host has already: one of a department's inbox, or what a pull brought. */
  function adopt(name: string, bring: () => Promise<string>, department = ''): void {
    put({ name, size: 0 }, bring, true);
    items.value.at(-1)!.form.department = department;
  }

  function put(file: Pick<File, 'name' | 'size'>, bring: BringFile, isWanted: boolean): void {
    lastKey += 1;
    files.set(lastKey, { bring, transfer: new AbortController() });
    items.value.push(newItem(lastKey, file));
    enqueue(items.value.at(-1)!);
    if (isWanted || !current.value || current.value.phase === 'done') currentKey.value = lastKey;
  }

  /** Files are uploaded and inspected one by one; one that was removed meanwhile is passed over. */
  function enqueue(item: IntakeItem): void {
    item.phase = 'queued';
    item.failure = null;
    queue = queue.then(() => {
      const held = files.get(item.key);
      return held && receiveItem(item, held.bring, held.transfer.signal);
    });
  }

  /** Goes back to the columns of a file whose delivery failed. */
  function reopen(item: IntakeItem): void {
    item.phase = 'ready';
    item.failure = null;
  }

  function remove(item: IntakeItem): void {
    files.get(item.key)?.transfer.abort();
    files.delete(item.key);
    items.value = items.value.filter(({ key }) => key !== item.key);
    if (currentKey.value === item.key) currentKey.value = nextKey();
    if (item.proposal && !isSettled(item))
      useHub()
        .client.intake.discard({ fileId: item.proposal.fileId })
        .catch(() => undefined);
  }

  function nextKey(): number | null {
    return (items.value.find(({ phase }) => phase !== 'done') ?? items.value.at(-1))?.key ?? null;
  }

  function select(key: number): void {
    currentKey.value = key;
  }

  return { items, current, add, adopt, retry: enqueue, reopen, remove, select };
});
