/** The page is served by a scheme of its own: it has an origin, unlike a file, and no network, unlike http. */
export const pageScheme = 'tonghui';
const pageHost = 'hub';

/** Where a window starts. */
export const pageUrl = `${pageScheme}://${pageHost}/index.html`;

/** Whether an address belongs to our own page. Compared by parsed parts, never by text. */
export function isPageAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${pageScheme}:` && host === pageHost && username === '' && password === '';
}
