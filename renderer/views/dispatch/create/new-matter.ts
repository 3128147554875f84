import type { HubClient } from '../../../api/hub.ts';
import type { MatterOrigin } from '../../../../schemas/api/dispatch/matter.ts';
import type { IndicatorTopic } from '../../../../schemas/indicators/indicator.ts';
import type { WarningLevel } from '../../../../schemas/indicators/rule.ts';

/** What is typed into the form of a new matter; null is not chosen yet. */
export interface NewMatter {
  title: string;
  description: string;
  topic: IndicatorTopic | null;
  level: WarningLevel;
  area: string | null;
  origin: MatterOrigin;
}

export type MatterToCreate = Parameters<HubClient['dispatch']['matters']['create']>[0];

export function emptyMatter(): NewMatter {
  return { title: '', description: '', topic: null, level: 'blue', area: null, origin: { from: 'hand' } };
}

/** The matter as it may be recorded, or null while something is missing. */
export function toCreate({
  title,
  description,
  topic,
  level,
  area,
  origin,
}: NewMatter): MatterToCreate | null {
  const isNamed = title.trim().length >= 2;
  if (!isNamed || topic === null || area === null || !isWhole(origin)) return null;
  return {
    title: title.trim(),
    description: description.trim(),
    topic,
    level,
    area,
    origin: trimmed(origin),
  };
}

const isWhole = (origin: MatterOrigin): boolean =>
  origin.from !== 'system' || (origin.system.trim() !== '' && origin.number.trim() !== '');

const trimmed = (origin: MatterOrigin): MatterOrigin =>
  origin.from === 'system'
    ? { from: 'system', system: origin.system.trim(), number: origin.number.trim() }
    : origin;
