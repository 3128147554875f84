/** Says why `from` may not import `specifier`, or null when it may. */
export function violation(fromFile: string, specifier: string): string | null;
