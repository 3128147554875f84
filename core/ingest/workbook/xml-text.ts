// What XML 1.0 has no place for, and the line end that XML would change, are written as `_xHHHH_` (ECMA-376 part 1,
// 22.9.2.19), and so is a text that only looks like such an escape.
const escaped =
  // eslint-disable-next-line no-control-regex -- these are the characters meant
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_(?=x[0-9A-Fa-f]{4}_)/g;

/** A text as it stands in a cell: read back, it is the same to the last character. */
export function cellText(text: string): string {
  return plainXml(
    text.replace(escaped, (character) => {
      const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      return `_x${code}_`;
    }),
  );
}

/** A text as it stands in an attribute. */
export function attributeText(text: string): string {
  return cellText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

function plainXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
