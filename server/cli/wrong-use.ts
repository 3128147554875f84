import type { Command, CommanderError } from 'commander';
import { say, texts } from './output.ts';

/**
 * Makes a program say its own words in the chosen language: the titles of its help, and what is wrong with a call.
 * What commander would print of an error is kept back; `describeWrongUse` says it.
 */
export function speakChosenLanguage(program: Command): void {
  const titles: Readonly<Record<string, string>> = texts.help.titles;
  program
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .configureOutput({ outputError: () => undefined })
    .helpOption('-h, --help', texts.help.option)
    .helpCommand('help [command]', texts.help.command);
}

/** What is wrong with a call. Commander's own words are English; what they name stands in quotes. */
export function describeWrongUse({ code, message }: CommanderError): string {
  const templates: Readonly<Record<string, string>> = texts.wrongUse;
  const template = templates[code.replace('commander.', '')];
  if (template === undefined) return message;
  const names = [...message.matchAll(/'([^']*)'/g)].map(([, name]) => name!);
  const isArgument = message.includes('command-argument');
  const [subject = '', value = ''] = isArgument ? names.reverse() : names;
  const allowed = /Allowed choices are ([^\n]*)\./.exec(message)?.[1];
  const suggestion = /\(Did you mean (?:one of )?([^?\n]*)\?\)/.exec(message)?.[1];
  return [
    say(template, { subject, value }),
    ...(allowed ? [say(texts.wrongUse.allowed, { allowed })] : []),
    ...(suggestion ? [say(texts.wrongUse.suggestion, { suggestion })] : []),
  ].join('');
}
