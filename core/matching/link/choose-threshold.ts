import { pointFor } from '../../../schemas/linkage/expected-threshold.ts';
import type { Aim, LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import { HubError } from '../../base/hub-error.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { expectedQuality, scoreBinsQuery, type ScoreBin } from '../scoring/expected-quality.ts';
import { probabilityToBits } from '../scoring/level-bits.ts';
import { possiblePairs } from '../training/possible-pairs.ts';

/**
 * Chooses the threshold for an aim by what the model expects of the pairs in `scored`. Without any pair there is
 * nothing to choose from: the model's probability holds.
 *
 * @throws HubError `PRECISION_UNREACHED` where not even the surest pairs are expected to reach the wanted precision
 */
export async function chooseThreshold(
  session: Session,
  model: LinkageModel,
  { prior }: Pick<LinkageParameters, 'prior'>,
  aim: Aim,
): Promise<number> {
  const bins = await session.all<ScoreBin>(scoreBinsQuery());
  if (bins.length === 0) return probabilityToBits(model.clustering.probability);
  const bySource = 'SELECT source, count(*) AS records FROM record GROUP BY source';
  const expected = expectedQuality(bins, prior * (await possiblePairs(session, model, bySource)));
  const point = pointFor(aim, expected);
  if (point) return point.weight;
  const [surest] = expected;
  const wanted = aim === 'f1' ? 0 : aim.precision;
  throw new HubError('PRECISION_UNREACHED', {
    wanted: asPercent(wanted),
    reached: asPercent(surest!.precision),
  });
}

/** Down to a ten-thousandth of a percent, and never up to what was not reached. */
function asPercent(share: number): string {
  return `${Math.floor(Number((share * 1e6).toPrecision(12))) / 1e4}%`;
}
