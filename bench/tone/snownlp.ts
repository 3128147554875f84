import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** SnowNLP's scores of texts, 1 praise to 0 blame, and the processor seconds that they took; null without a Python that has it. */
export function snownlpScores(texts: readonly string[]): { scores: number[]; seconds: number } | null {
  const python = process.env['TONGHUI_PEER_PYTHON'];
  if (!python) return null;
  const script = join(import.meta.dirname, '../peers/snownlp_tone.py');
  const answer = execFileSync(python, [script], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return JSON.parse(answer) as { scores: number[]; seconds: number };
}
