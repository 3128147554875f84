/** How a file was read, in words; keys are the note codes of `connectors/` and of the parser. */
export const connectors = {
  encoding: '编码 {encoding}',
  delimiter: '以{delimiter}分隔',
  'title-rows': '表头之上有 {count} 行标题或说明，未作数据',
  'hidden-sheet': '工作表“{sheet}”是隐藏的，也已读取',
  'sheet-without-header': '工作表“{sheet}”中没有找到表头，未读取',
  'macros-ignored': '工作簿含有宏，未运行，只读取数据',
  'error-cells': '{cells} 个单元格是公式错误（如 #REF!），按空值处理',
  'merged-cells': '{ranges} 处合并单元格，内容只算在左上角的单元格里',
  'filled-down': '{cells} 个纵向合并的单元格已向下填充',
  'hidden-columns': '{columns} 列是隐藏的，也已读取',
  'outside-table': '表外还有这些内容，未作数据：{fields}',
  'later-fields': '文件后部出现新的字段，放在“其他字段”列：{fields}',
  'encoding-contradicts': '文件声明编码为 {declared}，内容却是 {encoding}，按内容读取',
  'memo-columns':
    '备注类字段（{columns}）的内容在另一个文件（.dbt 或 .fpt）里，没有一并提交，按空值处理；需要时请改用 XLSX 或 CSV 导出',
  'memo-cells': '{cells} 个备注或二进制单元格有内容，但不在本文件里或不是文字，按空值处理',
  'overflowed-numbers':
    '{cells} 个数值超出字段宽度，文件里只有星号，原值已丢失，请在原系统加宽字段后重新导出',
  'deleted-records': '{records} 条记录在文件里已标为删除，没有作为数据读取',
  'cut-off-record': '文件在第 {record} 条记录中间断开，这条记录没有读取，请重新导出',
  'record-count-differs': '文件头写明 {declared} 条记录，实际读到 {found} 条，请核对文件是否完整',
  'cut-off-character': '文件末尾的最后一个字不完整，文件可能被截断（第 {offset} 字节）',
  'undecodable-bytes': '第 {offset} 字节起有无法解码的内容，文件可能混用了编码',
  'replacement-characters': '{characters} 个字无法解码，最早在第 {firstRow} 行',
  'withheld-records': '{records} 行的单元格数与表头不符，无法判断哪一格不得保存，内容一律未保存',
};
