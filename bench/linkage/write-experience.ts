import { writeFileSync } from 'node:fs';
import { linkRecords } from '../../core/matching/link/link-records.ts';
import { ownPlaces } from '../../core/matching/standardise/company-names.ts';
import { makeRecords, standardisations } from '../../core/matching/standardise/index.ts';
import { openWarehouse } from '../../core/warehouse/open-warehouse.ts';
import type { LinkageModel } from '../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../schemas/linkage/parameters.ts';
import { presetKinds, presets } from '../../schemas/linkage/presets/index.ts';
import { prepareCity } from './city/prepare-city.ts';

/**
 * Writes what training finds on the sample city, without its truth, as what the presets expect of their levels.
 *
 * usage: npx tsx bench/linkage/write-experience.ts [people]
 */
const file = 'schemas/linkage/presets/experience.ts';
const city = await prepareCity(Number(process.argv[2] ?? 20_000));

function withoutExperience(model: LinkageModel): LinkageModel {
  const comparisons = model.comparisons.map((comparison) => ({
    ...comparison,
    levels: comparison.levels.map(({ expected: _, ...level }) => level),
  }));
  return { ...model, comparisons };
}

function levelsOf({ comparisons }: LinkageModel, { levels }: LinkageParameters) {
  return Object.fromEntries(
    comparisons.map((comparison, k) => [
      comparison.name,
      Object.fromEntries(
        comparison.levels.flatMap(({ name, isMissing }, i) => {
          const { m, u } = levels[k]![i]!;
          return isMissing ? [] : [[name, [Number(m.toPrecision(3)), Number(u.toPrecision(3))]]];
        }),
      ),
    ]),
  );
}

const warehouse = await openWarehouse({
  path: city.warehouse,
  temporaryDirectory: city.directory,
  allowedDirectories: [city.directory],
});
const found: Record<string, unknown> = {};
for (const kind of presetKinds)
  await warehouse.transaction(async (session) => {
    await makeRecords(session, standardisations[kind]);
    const context = {
      signal: new AbortController().signal,
      progress: () => undefined,
      places: await ownPlaces(session),
    };
    const model = withoutExperience(presets[kind]);
    found[kind] = levelsOf(model, (await linkRecords(session, model, null, context)).version.parameters);
    for (const table of ['record', 'scored', 'frequency']) await session.run(`DROP TABLE temp.${table}`);
  });
await warehouse.close();
writeFileSync(
  file,
  `import type { PresetKind } from './preset-kind.ts';

/** m and u by preset, comparison and level, as trained on the sample city by bench/linkage/write-experience.ts. */
export const experience: Readonly<
  Record<PresetKind, Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>>>
> = ${JSON.stringify(found, null, 2)};
`,
);
