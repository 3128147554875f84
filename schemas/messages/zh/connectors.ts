/** How a file was read, in words; keys are the note codes of `connectors/`. */
export const connectors = {
  encoding: '编码识别为 {encoding}',
  delimiter: '分隔符为{delimiter}',
  'title-rows': '表头之上有 {count} 行标题或说明，未作数据',
  'hidden-sheet': '工作表“{sheet}”是隐藏的，也已读取',
};
