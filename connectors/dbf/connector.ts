import { ParseError, type Connector } from '../../schemas/intake/connector.ts';
import { refuseSecret } from '../shared/secrecy.ts';
import { readLayout } from './layout.ts';
import { readDbf, recogniseDbf } from './table.ts';

/** dBase III to 7, FoxBASE, FoxPro and Visual FoxPro tables (docs/decisions say why they are read by hand). */
export const dbfConnector: Connector = {
  id: 'dbf',
  async sniff(source) {
    const layout = await readLayout(source);
    if (layout === null) return 0;
    // Chinese text may begin with the byte of a version, and what follows may look like descriptors.
    if (!layout.isDated) return 0.3;
    return layout.exact ? 0.95 : 0.6;
  },
  async recognise(source, signal) {
    if (source.size === 0) throw new ParseError('FILE_EMPTY');
    refuseSecret(source.name, []);
    return { connector: 'dbf', tables: [await recogniseDbf(source, null, signal)], notes: [] };
  },
  read: (source, table, signal) => readDbf(source, table, signal),
};
