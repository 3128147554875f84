import { expect, it } from 'vitest';
import { connectors } from '../../../connectors/registry.ts';
import { describeConnector, describeRefusal } from './conformance.ts';
import { examples, refusals } from './examples.ts';

it('has an example of every connector', () => {
  expect(Object.keys({ ...examples, ...refusals }).sort()).toEqual(connectors.map(({ id }) => id).sort());
});

for (const connector of connectors) {
  const refusal = refusals[connector.id];
  if (refusal) describeRefusal(connector, refusal);
  else describeConnector(connector, examples[connector.id]!);
}
