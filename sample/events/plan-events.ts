import { Random } from '../base/random.ts';
import { choosePlaces } from './chosen-places.ts';
import { estatesOfGrids, type Ground } from './ground.ts';
import { hazardCluster } from './hazard-cluster.ts';
import { newTopicEvents } from './new-topic-events.ts';
import { odourSpike } from './odour-spike.ts';
import type { PlantedEvent } from './planted-event.ts';
import { powerSeason } from './power-season.ts';
import { smallVillage } from './small-village.ts';
import { ticketBursts } from './ticket-bursts.ts';
import { wageDrift } from './wage-drift.ts';

export interface EventPlan {
  events: readonly PlantedEvent[];
  /** Estates in which no other hazards are found. */
  withoutHazards: ReadonlySet<number>;
}

/** The events of a city. Their sizes do not depend on its own: what is found in one can be found in every other. */
export function planEvents(ground: Ground, seed: number): EventPlan {
  const random = new Random(seed, 'events');
  const { clusterGrids, drift, spike, season, smallest } = choosePlaces(ground, random);
  const others = ground.divisions.towns.map((_, town) => town).filter((town) => town !== spike);
  return {
    events: [
      hazardCluster(ground, clusterGrids, random),
      wageDrift(ground, drift, random),
      odourSpike(ground, spike, random),
      powerSeason(ground, season, random),
      smallVillage(ground, smallest),
      ...ticketBursts(ground, others, random),
      ...newTopicEvents(ground, others, random),
    ],
    withoutHazards: new Set(estatesOfGrids(ground, ground.divisions.villages[smallest]!.grids)),
  };
}
