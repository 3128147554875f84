/** Values for the named placeholders of a message. */
export type MessageData = Readonly<Record<string, unknown>>;

const placeholder = /\{\s*(?:'([^']*)'|(\w+))\s*\}/g;

/**
 * Fills the placeholders of a message in vue-i18n's syntax: `{name}` takes the value of that name (nothing
 * when it is absent), `{'@'}` is the quoted text itself. The interface and the command line share it.
 */
export function formatMessage(template: string, data: MessageData = {}): string {
  return template.replace(placeholder, (_match, literal: string | undefined, name: string | undefined) => {
    if (literal !== undefined) return literal;
    const value = name === undefined ? undefined : data[name];
    return value === undefined || value === null ? '' : String(value);
  });
}
