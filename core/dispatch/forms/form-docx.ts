import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { forms } from '../../../schemas/messages/zh/forms.ts';
import type { FormFacts } from './form-facts.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** Half points: 二号 for titles, 四号 for the text, as official documents have them (GB/T 9704-2012 §5.2). */
const sizes = { title: 44, text: 28 };
const font = { ascii: 'FangSong', eastAsia: '仿宋', hAnsi: 'FangSong' };
/** Of the page's text width, in hundredths of a per cent as the format counts. */
const widths = { label: 28, content: 72 };

/** The assignment with its feedback form as a Word document. */
export async function formDocx({ facts, feedback, isTrial, isSupervised }: FormFacts): Promise<Blob> {
  const { assignment, feedback: words } = forms;
  const marks = [...(isSupervised ? [assignment.supervised] : []), ...(isTrial ? [forms.trial] : [])];
  const document = new Document({
    creator: '通汇',
    title: assignment.title,
    sections: [
      {
        children: [
          title(`${assignment.title}${marks.map((mark) => `（${mark}）`).join('')}`),
          table(facts),
          text(assignment.note),
          title(words.title, true),
          table([[words.header.item, words.header.content], ...feedback]),
          text(words.seal, AlignmentType.RIGHT),
        ],
      },
    ],
  });
  const bytes = await Packer.toBuffer(document);
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mediaType });
}

function title(content: string, pageBreakBefore = false): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    pageBreakBefore,
    spacing: { after: 300 },
    children: [new TextRun({ text: content, bold: true, size: sizes.title, font })],
  });
}

function text(
  content: string,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType] = AlignmentType.LEFT,
) {
  return new Paragraph({
    alignment,
    spacing: { before: 200 },
    children: [new TextRun({ text: content, size: sizes.text, font })],
  });
}

function table(rows: readonly (readonly [string, string])[]): Table {
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: line,
      insideVertical: line,
    },
    rows: rows.map(
      ([label, content]) =>
        new TableRow({ children: [cell(label, widths.label, true), cell(content, widths.content)] }),
    ),
  });
}

function cell(content: string, width: number, bold = false): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    children: content
      .split('\n')
      .map(
        (line) => new Paragraph({ children: [new TextRun({ text: line, bold, size: sizes.text, font })] }),
      ),
  });
}
