import { ref } from 'vue';

/** Listeners that take files dropped anywhere on an element, and whether some are held over it now. */
export function useFileDrop(receive: (files: File[]) => void) {
  const isOver = ref(false);
  let depth = 0;

  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

  function settle(): void {
    depth = 0;
    isOver.value = false;
  }

  const listeners = {
    dragenter(event: DragEvent) {
      if (!carriesFiles(event)) return;
      depth += 1;
      isOver.value = true;
    },
    dragleave(event: DragEvent) {
      if (!carriesFiles(event)) return;
      depth -= 1;
      if (depth <= 0) settle();
    },
    dragover(event: DragEvent) {
      if (carriesFiles(event)) event.preventDefault();
    },
    drop(event: DragEvent) {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      settle();
      receive([...(event.dataTransfer?.files ?? [])]);
    },
  };

  return { isOver, listeners };
}
