import { expect, it } from 'vitest';
import { DatabaseAddress, usualTls } from '../../../schemas/intake/database.ts';

it.each([
  ['127.0.0.1', 'off'],
  ['127.8.0.2', 'off'],
  ['localhost', 'off'],
  ['::1', 'off'],
  ['10.1.2.3', 'verified'],
  ['db.example.gov.cn', 'verified'],
  ['127.0.0.1.example.cn', 'verified'],
  ['', 'verified'],
])('a connection to %s is %s unless the person says otherwise', (host, tls) => {
  expect(usualTls(host)).toBe(tls);
});

it('a definition that does not say is encrypted and checked', () => {
  const address = { system: 'mysql', host: 'db', port: 3306, database: 'd', user: 'u' };
  expect(DatabaseAddress.parse(address).tls).toBe('verified');
});
