import type { ModelState } from '../../../../schemas/api/opinion/models.ts';
import type { Session } from '../../../warehouse/warehouse.ts';
import { standingLabelsSql } from '../labels/standing-labels.ts';
import { aspects, type Aspect } from './aspect.ts';
import { readBasis } from './training-basis.ts';

/** What each model was trained with, and how good it is. */
export async function readModelStates(session: Session): Promise<ModelState[]> {
  const states: ModelState[] = [];
  for (const aspect of aspects) states.push(await readModelState(session, aspect));
  return states;
}

async function readModelState(session: Session, aspect: Aspect): Promise<ModelState> {
  const [labels] = await session.all<{ count: number }>(
    `SELECT count(*)::DOUBLE AS count FROM (${standingLabelsSql(aspect)})`,
  );
  const [training] = await session.all<{ basis: string; texts: number; quality: string | null }>(
    'SELECT basis, texts, quality FROM mart.opinion_training WHERE aspect = $1',
    [aspect],
  );
  const quality = training?.quality ? (JSON.parse(training.quality) as ModelState['quality']) : null;
  return {
    aspect,
    labels: labels!.count,
    texts: quality === null ? 0 : training!.texts,
    stale: (await readBasis(session, aspect)) !== (training?.basis ?? '0/0'),
    quality,
  };
}
