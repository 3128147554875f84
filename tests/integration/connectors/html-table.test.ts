import { describe, expect, it } from 'vitest';
import { connectors } from '../../../connectors/registry.ts';
import { htmlTableConnector } from '../../../connectors/html-table/connector.ts';
import { memorySource } from '../../fixtures/memory-source.ts';
import { readGrids } from '../../fixtures/read-grids.ts';
import { startCpuClock } from '../../fixtures/cpu-clock.ts';

const header = '<tr><th>项目</th><th>内容</th></tr>';
const page = (body: string, head = '') =>
  Buffer.from(`<html><head>${head}</head><body>${body}</body></html>`);
const table = (rows: string) => `<table>${header}${rows}</table>`;

async function recordsOf(rows: string, head?: string): Promise<string[][]> {
  return (await readGrids(htmlTableConnector, page(table(rows), head))).sheets[0]!.records;
}

async function surest(bytes: Uint8Array): Promise<string> {
  const claims = await Promise.all(
    connectors.map(async ({ id, sniff }) => ({ id, sure: await sniff(memorySource(bytes)) })),
  );
  return claims.sort((a, b) => b.sure - a.sure)[0]!.id;
}

describe('cells of a page', () => {
  it.each([
    ['text with its white space', '\n   张   三\n  ', '张 三'],
    ['entities', '&lt;b&gt; &amp;amp; &quot;甲&quot; &#x5f20;&#19977;', '<b> &amp; "甲" 张三'],
    ['a no-break space', '&nbsp;x&nbsp;', '\u00a0x\u00a0'],
    ['line breaks', '第一行<br/>第二行<BR>第三行<br>', '第一行\n第二行\n第三行'],
    ['paragraphs', '<p>一</p><p>二</p><div>三<div>四</div></div>', '一\n二\n三\n四'],
    ['marked text', '<font color=red>张</font><b>三</b>', '张三'],
    [
      'scripts, styles and choices left out',
      '<script>"<td>"</script>值<style>b{}</style><select><option>甲</select>',
      '值',
    ],
    ['comments left out', '值<!-- <td>旧</td> -->', '值'],
  ])('are %s', async (_, cell, expected) => {
    expect(await recordsOf(`<tr><td>一</td><td>${cell}</td></tr>`)).toEqual([['一', expected]]);
  });

  // Serial 45356 is 2024-03-05.
  it.each([
    ['the shown text under a text format', `style='mso-number-format:"\\@"'`, '00123', '00123'],
    ['the number that is stored', 'x:num="320582190001010050"', '3.21E+17', '3.2058219000101005E+17'],
    [
      'the date that is stored',
      `x:num="45356" style='mso-number-format:"Short Date"'`,
      '5-Mar',
      '2024-03-05',
    ],
    ['the date of a class', 'class="xl1 xl65" x:num="45356.397326388889"', '3/5', '2024-03-05 09:32:09'],
    [
      'a serial shown under a date format',
      `style="mso-number-format:'yyyy\\-mm\\-dd'"`,
      '45356',
      '2024-03-05',
    ],
    ['a year under a date format', `style="mso-number-format:yyyy"`, '2024', '2024'],
    [
      'a date written together under a date format',
      `style="mso-number-format:yyyymmdd"`,
      '20240305',
      '20240305',
    ],
    ['the share that is stored', 'x:num="0.85" class="xl66"', '85%', '0.85'],
    ['the shown number', 'x:num', '1234', '1234'],
    ['the text that is stored', 'x:str="全文"', '全…', '全文'],
  ])('are %s', async (_, attributes, shown, expected) => {
    const style = `<style><!-- .xl65, td.other {mso-number-format:"yyyy\\0022年\\0022m\\0022月\\0022 hh\\:mm\\:ss"; color:red}
      .xl66 {mso-number-format:Percent} --></style>`;
    expect(await recordsOf(`<tr><td>一</td><td ${attributes}>${shown}</td></tr>`, style)).toEqual([
      ['一', expected],
    ]);
  });

  it('are blank where a formula failed', async () => {
    const { sheets } = await readGrids(
      htmlTableConnector,
      page(table('<tr><td>一</td><td x:err="#DIV/0!">#DIV/0!</td></tr>')),
    );
    expect(sheets[0]!.records).toEqual([['一', '']]);
    expect(sheets[0]!.notes).toEqual([{ code: 'error-cells', data: { cells: 1, where: 'B2' } }]);
  });
});

describe('tables of a page', () => {
  it('may leave closing tags out', async () => {
    expect(await recordsOf('<tr><td>一<td>a<tr><td>二<td>b')).toEqual([
      ['一', 'a'],
      ['二', 'b'],
    ]);
  });

  it('have cells that reach down and across', async () => {
    const rows =
      '<tr><td rowspan=2>一</td><td>a</td></tr><tr><td>b</td></tr><tr></tr><tr><td colspan=2>合</td></tr><tr><td>二</td><td>c</td></tr>';
    expect(await recordsOf(rows)).toEqual([['一', 'a'], ['一', 'b'], [], ['合', ''], ['二', 'c']]);
  });

  it('have rows that are not shown read, with a note', async () => {
    const rows = '<tr style="display: none"><td>一</td><td>a</td></tr><tr><td>二</td><td>b</td></tr>';
    const { sheets } = await readGrids(htmlTableConnector, page(table(rows)));
    expect(sheets[0]!.records).toHaveLength(2);
    expect(sheets[0]!.notes).toEqual([{ code: 'hidden-rows', data: { rows: 1 } }]);
  });

  it('have titles above a header of two rows', async () => {
    const rows =
      '<table><tr><td colspan=3>杨舍镇登记表</td></tr><tr><th rowspan=2>姓名</th><th colspan=2>住址</th></tr><tr><th>镇</th><th>村</th></tr><tr><td>张三</td><td>杨舍镇</td><td>城西村</td></tr></table>';
    const { sheets } = await readGrids(htmlTableConnector, page(rows));
    expect(sheets[0]!.headers).toHaveLength(3);
    expect(sheets[0]!.records).toEqual([['张三', '杨舍镇', '城西村']]);
  });

  it('are several, told apart by caption or number, each table of data for itself', async () => {
    const body = `<h1>月报</h1>${table('<tr><td>一</td><td>a</td></tr>')}<p>说明</p>
      <table><caption>塘桥镇</caption>${header}<tr><td>二</td><td>b</td></tr></table><table><tr><td> </td></tr></table>`;
    const { sheets } = await readGrids(htmlTableConnector, page(body));
    expect(sheets.map(({ sheet, records }) => [sheet, records])).toEqual([
      ['表 1', [['一', 'a']]],
      ['塘桥镇', [['二', 'b']]],
    ]);
  });

  it('within tables that only place them on the page are read by themselves', async () => {
    const body = `<table><tr><td>月报</td></tr><tr><td>${table('<tr><td>一</td><td>a</td></tr>')}</td></tr><tr><td>制表</td></tr></table>`;
    const { sheets } = await readGrids(htmlTableConnector, page(body));
    expect(sheets.map(({ sheet, records }) => [sheet, records])).toEqual([['', [['一', 'a']]]]);
  });

  it('within a table of data leave its rows as they are', async () => {
    const inner = table('<tr><td>内</td><td>乙</td></tr>');
    const rows = `<tr><td>一</td><td>a${inner}c</td></tr><tr><td>二</td><td>b</td></tr>`;
    const { sheets } = await readGrids(htmlTableConnector, page(table(rows)));
    expect(sheets.map(({ records }) => records)).toEqual([
      [
        ['一', 'a\nc'],
        ['二', 'b'],
      ],
      [['内', '乙']],
    ]);
  });

  it('are refused for a secrecy mark anywhere on the page', async () => {
    const data = table('<tr><td>一</td><td>a</td></tr>');
    for (const body of [
      `<h2>机密★10年</h2>${data}`,
      data.replace('<table>', '<table><caption>密级：秘密</caption>'),
      `<table><tr><td>【绝密】</td></tr><tr><td>${data}</td></tr></table>`,
    ])
      await expect(readGrids(htmlTableConnector, page(body))).rejects.toMatchObject({
        code: 'FILE_REFUSED',
        data: { reason: 'secret' },
      });
  });
});

describe('the page', () => {
  const around = (head: string, bytes: readonly number[]) =>
    Buffer.concat([
      Buffer.from(
        `<html><head>${head}</head><body><table><tr><td>name</td><td>text</td></tr><tr><td>1</td><td>`,
      ),
      Buffer.from(bytes),
      Buffer.from('</td></tr></table></body></html>'),
    ]);
  const gbk = [0xd5, 0xc5, 0xc8, 0xfd]; // 张三
  const wide = around('', [0x41]).toString().replace('A', '张三');

  it.each([
    ['in GBK, as declared', around('<meta charset="gb2312">', gbk), '张三'],
    ['in GBK without a word', around('', gbk), '张三'],
    ['in GBK under the name of UTF-8', around('<meta charset="utf-8">', gbk), '张三'],
    ['in UTF-8 under the name of GBK', around('<meta charset=gb2312>', [...Buffer.from('张三㑇')]), '张三㑇'],
    [
      'in Big5, as declared',
      around('<meta http-equiv="Content-Type" content="text/html; charset=big5">', [0xb1, 0x69, 0xa4, 0x54]),
      '張三',
    ],
    ['in UTF-8 with its mark', Buffer.from(`\uFEFF${wide}`), '张三'],
    ['in UTF-16', Buffer.from(`\uFEFF${wide}`, 'utf16le'), '张三'],
  ])('is read %s', async (_, bytes, expected) => {
    expect(await surest(bytes)).toBe('html-table');
    expect((await readGrids(htmlTableConnector, bytes)).sheets[0]!.records).toEqual([['1', expected]]);
  });

  it.each([
    ['comments and a declaration', '<?xml version="1.0"?>\n<!-- a --><!-- b -->\n<!DOCTYPE html>'],
    ['a document type of its own', '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">'],
    ['nothing', ''],
  ])('is recognised behind %s', async (_, before) => {
    expect(await surest(Buffer.concat([Buffer.from(before), page(table(''))]))).toBe('html-table');
  });

  it('without a table says so', async () => {
    const login = page('<form>请登录</form>');
    expect(await surest(login)).toBe('html-table');
    await expect(readGrids(htmlTableConnector, login)).rejects.toMatchObject({ code: 'NO_TABLE' });
  });
});

describe('hostile pages', () => {
  it.each([
    ['columns', '<tr><td colspan=1000>'.padEnd(21) + '<td colspan=1000>x'.repeat(30)],
    [
      'cells',
      `<tr>${'<td colspan=1000 rowspan=65534>x'.repeat(19)}</tr>${'<tr><td>y</td></tr>'.repeat(2000)}`,
    ],
    ['nesting', '<table><tr><td>'.repeat(2000)],
    ['nesting', '<b>'.repeat(100_000) + '</i>'.repeat(100_000)],
    ['cell', `<tr><td>${'字'.repeat(5_000_000)}`],
    ['tables', '</table><table><tr><td>x</td></tr></table>'.repeat(6000)],
  ])('are refused for too many or too deep: %s', async (limit, rows) => {
    const cpuMs = startCpuClock();
    await expect(recordsOf(rows)).rejects.toMatchObject({ code: 'FILE_LIMIT', data: { limit } });
    expect(cpuMs()).toBeLessThan(15_000);
  });

  it('that begin with comments without end cost nothing', async () => {
    const cpuMs = startCpuClock();
    await htmlTableConnector.sniff(memorySource(Buffer.from('<!---->'.repeat(9000) + 'x')));
    expect(cpuMs()).toBeLessThan(2000);
  });
});
