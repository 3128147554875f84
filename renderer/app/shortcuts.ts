import { onBeforeUnmount } from 'vue';

/** What can be done from the keyboard anywhere, with its keys in order; `app.help.<action>` says what it does. */
export const shortcuts = {
  goOverview: ['g', 'o'],
  goIntake: ['g', 'i'],
  goBatches: ['g', 'b'],
  goMatching: ['g', 'm'],
  goSources: ['g', 's'],
  toggleNavigation: ['['],
  showJobs: ['j'],
  showHelp: ['?'],
} as const;
export type ShortcutAction = keyof typeof shortcuts;

const sequenceMs = 1200;
const handlers = new Map<ShortcutAction, () => void>();
let typed: string[] = [];
let typedAt = 0;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

function actionFor(keys: readonly string[]): ShortcutAction | undefined {
  const actions = Object.keys(shortcuts) as ShortcutAction[];
  return actions.find((action) => shortcuts[action].join(' ') === keys.join(' '));
}

function receive(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const isContinued = event.timeStamp - typedAt < sequenceMs;
  typed = isContinued ? [...typed, event.key].slice(-2) : [event.key];
  typedAt = event.timeStamp;
  const action = actionFor(typed) ?? actionFor([event.key]);
  const handler = action && handlers.get(action);
  if (!handler) return;
  event.preventDefault();
  typed = [];
  handler();
}

/** Starts listening for the shortcuts of this window. */
export function listenForShortcuts(): void {
  window.addEventListener('keydown', receive);
}

/** Answers one shortcut while the calling component is on the page. */
export function onShortcut(action: ShortcutAction, handler: () => void): void {
  handlers.set(action, handler);
  onBeforeUnmount(() => handlers.delete(action));
}
