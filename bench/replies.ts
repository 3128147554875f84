import { replyQuality } from '../core/monitoring/opinion/replies/reply-quality.ts';
import { openSegmenter } from '../core/monitoring/opinion/text/segment.ts';
import { readAnswers } from './classify/hotline-tickets.ts';
import { type BenchRow, recordResult, rounded } from './record-result.ts';

/**
 * Signals of real answers (2,816 of a message board, taken as one unit's), and how long they take.
 *
 *   npx tsx bench/replies.ts [--show]
 *
 * --show prints the answers that say least of what was asked.
 */
const answers = await readAnswers();
if (!answers) console.error('skipped: the shared data folder is absent');
else {
  const segmenter = openSegmenter([]);
  const start = process.cpuUsage();
  const [quality] = replyQuality(
    answers.map((answer) => ({ ...answer, unit: '' })),
    segmenter,
  );
  const { user, system } = process.cpuUsage(start);
  const { looked, relevance, completeness, elements, templates, examples } = quality!;
  const row = (metric: string, value: number, unit = 'share'): BenchRow => ({
    case: `${looked} answers`,
    metric,
    value: rounded(value, 3),
    unit,
  });
  if (process.argv.includes('--show')) for (const place of examples.offTopic) console.log(answers[place]);
  await recordResult('replies', [
    row('relevance', relevance),
    row('completeness', completeness),
    ...Object.entries(elements).map(([element, share]) => row(element, share)),
    row('templates', templates.estimate),
    row('processorSeconds', (user + system) / 1e6, 's'),
  ]);
}
