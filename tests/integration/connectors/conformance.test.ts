import { expect, it } from 'vitest';
import { connectors } from '../../../connectors/registry.ts';
import { describeConnector } from './conformance.ts';
import { examples } from './examples.ts';

it('has an example of every connector', () => {
  expect(Object.keys(examples).sort()).toEqual(connectors.map(({ id }) => id).sort());
});

for (const connector of connectors) describeConnector(connector, examples[connector.id]!);
