import { ParseError, type ByteSource } from '../../schemas/intake/connector.ts';
import { isZip, openArchive } from '../shared/archive.ts';
import { isCompoundFile, openCompoundFile } from '../shared/compound-file.ts';

/** Parts that only a package of Office Open XML has (ECMA-376 part 2). */
const packageParts = ['[content_types].xml', '_rels/.rels', 'xl/workbook.xml'];

/**
 * How sure one can be that a file is a workbook in Office Open XML. A ZIP too damaged to be opened is claimed weakly,
 * so that somebody says what is wrong with it.
 */
export async function sniffWorkbook(source: ByteSource): Promise<number> {
  const head = await source.read(0, 8);
  if (isCompoundFile(head)) return (await isEncryptedPackage(source)) ? 0.9 : 0;
  if (!isZip(head)) return 0;
  try {
    const { names } = await openArchive(source);
    return packageParts.some((part) => names.includes(part)) ? 0.9 : 0;
  } catch (error) {
    if (error instanceof ParseError) return 0.3;
    throw error;
  }
}

/** True for a workbook with a password: a compound file with the stream of MS-OFFCRYPTO 2.3.4.4. */
async function isEncryptedPackage(source: ByteSource): Promise<boolean> {
  try {
    return (await openCompoundFile(source)).names.includes('encryptedpackage');
  } catch (error) {
    if (error instanceof ParseError) return false;
    throw error;
  }
}
