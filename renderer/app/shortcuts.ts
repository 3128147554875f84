import { onBeforeUnmount } from 'vue';

/** What can be done from the keyboard anywhere, with its keys in order; `app.help.<action>` says what it does. */
export const shortcuts = {
  goOverview: ['g', 'o'],
  goMap: ['g', 'p'],
  goRisk: ['g', 'r'],
  goDispatch: ['g', 'd'],
  goIntake: ['g', 'i'],
  goBatches: ['g', 'b'],
  goMatching: ['g', 'm'],
  goEntities: ['g', 'e'],
  goSources: ['g', 's'],
  toggleNavigation: ['['],
  showJobs: ['j'],
  showHelp: ['?'],
} as const;
export type ShortcutAction = keyof typeof shortcuts;
/** What a page does at a key, by the name of the key; letters in lower case. */
export type PageKeys = Readonly<Record<string, () => void>>;

const sequenceMs = 1200;
const handlers = new Map<ShortcutAction, () => void>();
/** Keys of the page that is shown; the page that came last answers first. */
const pageKeys: PageKeys[] = [];
let typed: string[] = [];
let typedAt = 0;

function isWithin(target: EventTarget | null, selector: string): boolean {
  return target instanceof HTMLElement && target.closest(selector) !== null;
}

const isTyping = (target: EventTarget | null) =>
  isWithin(
    target,
    'input:not([type=radio], [type=checkbox], [type=range]), textarea, select, [contenteditable]',
  );

/** A dialog keeps its keys to itself, and arrows belong to whatever is chosen from with arrows. */
const belongsElsewhere = ({ target, key }: KeyboardEvent) =>
  isWithin(target, '[role=dialog]') ||
  (key.startsWith('Arrow') && isWithin(target, 'input, [role=slider], [role=tab], [role=listbox]'));

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
  const handler = action ? handlers.get(action) : pageHandler(event);
  if (!handler) return;
  event.preventDefault();
  typed = [];
  handler();
}

function pageHandler(event: KeyboardEvent): (() => void) | undefined {
  if (event.repeat || belongsElsewhere(event)) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return pageKeys.findLast((keys) => Object.hasOwn(keys, key))?.[key];
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

/** Answers keys while the calling component is on the page and nobody types into a field. */
export function onPageKeys(keys: PageKeys): void {
  pageKeys.push(keys);
  onBeforeUnmount(() => pageKeys.splice(pageKeys.indexOf(keys), 1));
}
