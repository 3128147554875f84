import type { Session } from '../../../warehouse/warehouse.ts';
import { classifierFromBytes } from '../classify/classifier-bytes.ts';
import type { PathClassifiers } from '../classify/path-reader.ts';
import type { Aspect } from './aspect.ts';

/** The classifiers of an aspect by node; null where none could be trained. */
export async function loadModel(session: Session, aspect: Aspect): Promise<PathClassifiers | null> {
  const rows = await session.all<{ node: string; model: Uint8Array }>(
    'SELECT node, model FROM mart.opinion_model WHERE aspect = $1',
    [aspect],
  );
  if (rows.length === 0) return null;
  return new Map(rows.map(({ node, model }) => [node, classifierFromBytes(model)]));
}
