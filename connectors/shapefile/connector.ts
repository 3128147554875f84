import { ParseError, type Connector } from '../../schemas/intake/connector.ts';
import { isShapeHeader } from './shapes.ts';

const refusal = () => new ParseError('FILE_REFUSED', { reason: 'shapefile-parts' });

/**
 * A `.shp` file by itself, which holds shapes but nothing that says what they are: refused with the remedy. A
 * layer comes as a ZIP of its parts, which `readShapefile` reads.
 */
export const shapefileConnector: Connector = {
  id: 'shapefile',
  sniff: async (source) => (isShapeHeader(await source.read(0, 100)) ? 0.95 : 0),
  recognise: () => Promise.reject(refusal()),
  // eslint-disable-next-line require-yield
  async *read() {
    throw refusal();
  },
};
