import { limits, ParseError } from '../../schemas/intake/connector.ts';

/**
 * Text as a page shows it: runs of white space are one space, none at a line's ends, and lines break where elements
 * say so. A no-break space is a character as any other.
 */
export class FlowingText {
  private text = '';
  private spaced = false;
  private breaks = 0;

  add(piece: string): void {
    piece.split(/[ \t\r\n\f]+/).forEach((word, i) => {
      this.spaced ||= i > 0;
      if (word !== '') this.append(word);
    });
  }

  /** Breaks the line, as `<br>` does. */
  break(): void {
    this.breaks++;
  }

  /** Goes on in a new line, as a paragraph does. */
  beginLine(): void {
    this.breaks ||= 1;
  }

  toString(): string {
    return this.text;
  }

  private append(word: string): void {
    if (this.text !== '') this.text += this.breaks > 0 ? '\n'.repeat(this.breaks) : this.spaced ? ' ' : '';
    this.text += word;
    this.spaced = false;
    this.breaks = 0;
    if (this.text.length > limits.cellBytes)
      throw new ParseError('FILE_LIMIT', { limit: 'cell', where: 'td' });
  }
}
