import type { Verdict } from '../../../../schemas/api/linkage/pairs.ts';
import type { PageKeys } from '../../../app/shortcuts.ts';

/** The keys that give a verdict: its first letter, or its place in the row. */
export const verdictKeys: Readonly<Record<Verdict, readonly string[]>> = {
  same: ['s', '1'],
  different: ['d', '2'],
  unsure: ['u', '3'],
};

/** What a page of questions does at keys: verdicts, and arrows from question to question. */
export function questionKeys(answer: (verdict: Verdict) => void, move: (step: number) => void): PageKeys {
  const answers = (Object.keys(verdictKeys) as Verdict[]).flatMap((verdict) =>
    verdictKeys[verdict].map((key) => [key, () => answer(verdict)] as const),
  );
  return { ...Object.fromEntries(answers), ArrowLeft: () => move(-1), ArrowRight: () => move(1) };
}
