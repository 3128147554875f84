import { confirmAddresses, withdrawConfirmation } from '../master/addresses/confirm-address.ts';
import { addressSummary, listAddresses, recordsOfAddress } from '../master/addresses/list-addresses.ts';
import { hub } from './hub.ts';

const { addresses: contract } = hub.master;

/** The standard-address base. */
export const addresses = contract.router({
  summary: contract.summary.handler(({ context: { services } }) => addressSummary(services.warehouse)),
  list: contract.list.handler(({ context: { services, actor }, input }) =>
    listAddresses(services.warehouse, actor, input),
  ),
  records: contract.records.handler(({ context: { services, actor }, input }) =>
    recordsOfAddress(services.warehouse, actor, input),
  ),
  match: contract.match.handler(({ context: { services, actor }, input }) =>
    services.master.matchAddress(actor, input.text),
  ),
  confirm: contract.confirm.handler(({ context: { services, actor }, input }) =>
    confirmAddresses(services, actor, input.addressIds),
  ),
  withdraw: contract.withdraw.handler(async ({ context: { services, actor }, input }) => {
    await withdrawConfirmation(services, actor, input.confirmationId);
    return {};
  }),
});
