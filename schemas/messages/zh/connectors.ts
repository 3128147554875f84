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
  'cut-off-character': '文件末尾的最后一个字不完整，文件可能被截断（第 {offset} 字节）',
  'undecodable-bytes': '第 {offset} 字节起有无法解码的内容，文件可能混用了编码',
  'replacement-characters': '{characters} 个字无法解码，最早在第 {firstRow} 行',
  'withheld-records': '{records} 行的单元格数与表头不符，无法判断哪一格不得保存，内容一律未保存',
};
