import { limits, ParseError } from '../../schemas/intake/connector.ts';
import type { Attributes } from '../shared/xml.ts';

/**
 * The text of a cell's paragraphs, a line each. White space counts as the format says ([ODF 1.3] part 3, 6.1.2):
 * runs are one space, none at a paragraph's ends; what is meant literally has elements of its own.
 */
export class ParagraphText {
  private text = '';
  private paragraphs = 0;
  private isOpen = false;
  /** True where a white space would be the second one, or the paragraph's first. */
  private afterSpace = true;

  clear(): void {
    this.text = '';
    this.paragraphs = 0;
    this.isOpen = false;
  }

  toString(): string {
    return this.text;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'p' || name === 'h') this.openParagraph();
    else if (name === 's')
      this.add(' '.repeat(Math.min(Number(attributes.get('text:c') ?? 1) || 1, limits.cellBytes)));
    else if (name === 'tab') this.add('\t');
    else if (name === 'line-break') this.add('\n');
  }

  close(name: string): void {
    if (name !== 'p' && name !== 'h') return;
    if (this.afterSpace && this.text.endsWith(' ')) this.text = this.text.slice(0, -1);
    this.isOpen = false;
  }

  take(piece: string): void {
    if (!this.isOpen) return;
    const collapsed = piece.replace(/[\t\n\r ]+/g, ' ');
    const added = this.afterSpace ? collapsed.replace(/^ /, '') : collapsed;
    if (added === '') return;
    this.add(added);
    this.afterSpace = added.endsWith(' ');
  }

  private openParagraph(): void {
    if (this.paragraphs++ > 0) this.add('\n');
    this.isOpen = true;
    this.afterSpace = true;
  }

  private add(text: string): void {
    this.text += text;
    this.afterSpace = false;
    if (this.text.length > limits.cellBytes)
      throw new ParseError('FILE_LIMIT', { limit: 'cell', where: 'content.xml' });
  }
}
