import { nextTick, ref, watch, type ComponentPublicInstance, type Ref } from 'vue';

/**
 * Which of several cards the keys are for, and the note that goes with the next decision; both stay with the card when the
 * same is read again.
 * @param keys one for each card
 */
export function useCards(keys: Readonly<Ref<readonly string[]>>) {
  const place = ref(0);
  const note = ref('');
  const isNoting = ref(false);
  const elements: (HTMLElement | undefined)[] = [];

  watch(keys, (now, before) => {
    const at = now.indexOf(before[place.value] ?? '');
    if (at < 0) leave(0);
    else place.value = at;
  });

  function leave(at: number): void {
    place.value = Math.max(0, Math.min(at, keys.value.length - 1));
    note.value = '';
    isNoting.value = false;
  }

  /** Goes to another card and brings it into sight. */
  async function move(step: number): Promise<void> {
    leave(place.value + step);
    await nextTick();
    elements[place.value]?.focus({ preventScroll: true });
    elements[place.value]?.scrollIntoView({ block: 'nearest' });
  }

  function register(at: number, card: Element | ComponentPublicInstance | null): void {
    elements[at] = card && '$el' in card ? (card.$el as HTMLElement) : undefined;
  }

  return {
    place,
    note,
    isNoting,
    register,
    move: (step: number) => void move(step),
    next: () => void move(1),
    askForNote: () => (isNoting.value = true),
  };
}
