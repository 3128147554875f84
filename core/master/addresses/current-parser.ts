import type { ParsedAddress } from '../../address/components.ts';
import { addressParser } from '../../address/parse-address.ts';
import type { Warehouse } from '../../warehouse/warehouse.ts';
import { readBuiltVersion } from '../read-state.ts';
import { ownNamesSql } from './address-names.ts';
import { readGazetteer } from './read-gazetteer.ts';

export type AddressParser = (text: string) => ParsedAddress;

/** A parser that knows the workspace's names; it is put together anew when the data or what people decide have changed. */
export function createCurrentParser(warehouse: Warehouse): () => Promise<AddressParser> {
  let current: { version: number; parser: Promise<AddressParser> } | null = null;
  const make = async () => addressParser(await readGazetteer(warehouse, ownNamesSql));
  return async () => {
    const version = await readBuiltVersion(warehouse);
    if (current?.version !== version) current = { version, parser: make() };
    return current.parser;
  };
}
