import { useRead } from '../../../components/use-read.ts';
import { useRiskStore } from '../../../stores/risk.ts';

/** An answer with what it was asked for. */
export interface Answer<Asked, Given> {
  asked: Asked;
  given: Given;
}

/**
 * Reads what `input` asks for, again when that changes or when risk figures may have; nothing is read while it is
 * null. The last answer stays until the next is there, and says what it was asked for.
 */
export function useRiskRead<Asked, Given>(
  input: () => Asked | null,
  read: (asked: Asked, signal: AbortSignal) => Promise<Given>,
) {
  const store = useRiskStore();

  async function answer(signal: AbortSignal): Promise<Answer<Asked, Given> | null> {
    const asked = input();
    return asked === null ? null : { asked, given: await read(asked, signal) };
  }

  return useRead(answer, [() => JSON.stringify(input()), () => store.edition]);
}
