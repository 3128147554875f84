import type { Batch, HoldReason } from '../../schemas/api/batches.ts';
import { messages } from '../../schemas/messages/index.ts';
import { language, say, texts, type Output } from './output.ts';

const { batches, sources } = messages[language];
const shares = new Set(['share', 'before', 'after']);

/** Says why a batch is held. */
export function describeHold({ batchId, heldFor }: Batch, file: string, output: Output): void {
  const reasons = heldFor.map(describeReason).join('; ');
  output.line(say(texts.held, { file, batch: batchId, reasons }));
  output.line(texts.heldHint);
}

function describeReason({ code, data }: HoldReason): string {
  const isShare = (name: string) => shares.has(name) && (name === 'share' || code === 'column-emptied');
  const shown = Object.entries(data).map(([name, value]) => [
    name,
    name === 'missing'
      ? basisInWords(String(value))
      : isShare(name)
        ? Math.round(Number(value) * 1000) / 10
        : value,
  ]);
  return say(batches.held[code], Object.fromEntries(shown));
}

function basisInWords(missing: string): string {
  const words: Readonly<Record<string, string>> = sources.basis;
  return missing
    .split(',')
    .map((key) => words[key] ?? key)
    .join(', ');
}
