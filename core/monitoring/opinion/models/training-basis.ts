import type { Session } from '../../../warehouse/warehouse.ts';
import { readLabelsVersion } from '../labels/standing-labels.ts';
import { readTaxonomy } from '../taxonomy/read-taxonomy.ts';
import type { Aspect } from './aspect.ts';
import { countDelivered } from './training-texts.ts';

/** What a model was trained from, and how many requests had a class of their own then. */
export interface TrainingBasis {
  basis: string;
  delivered: number;
}

/** Delivered classes change little by little: a model is trained anew when there are half as many more. */
const manyMore = 1.5;

export async function readBasis(session: Session, aspect: Aspect): Promise<string> {
  const labels = await readLabelsVersion(session, aspect);
  const taxonomy = aspect === 'category' ? ((await readTaxonomy(session))?.version ?? 0) : 0;
  return `${labels}/${taxonomy}`;
}

/** What it would be trained from, when it is to be trained anew; null: the model is as good. */
export async function dueTraining(session: Session, aspect: Aspect): Promise<TrainingBasis | null> {
  const [trained] = await session.all<TrainingBasis>(
    'SELECT basis, delivered::DOUBLE AS delivered FROM mart.opinion_training WHERE aspect = $1',
    [aspect],
  );
  const basis = await readBasis(session, aspect);
  const delivered = await countDelivered(session, aspect);
  const isSame = trained?.basis === basis && delivered <= trained.delivered * manyMore;
  return isSame ? null : { basis, delivered };
}
