import type { AnyCommandHandler } from '../../journal/command.ts';
import { labelWithdrawn, ticketLabelled } from './labels/label-commands.ts';
import { taxonomySaved } from './taxonomy/taxonomy-saved.ts';

/** Commands of labels and of the taxonomy. */
export const opinionModelHandlers: readonly AnyCommandHandler[] = [
  ticketLabelled,
  labelWithdrawn,
  taxonomySaved,
];
