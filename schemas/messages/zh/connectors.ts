/** How a file was read, in words; keys are the note codes of `connectors/` and of the parser. */
export const connectors = {
  encoding: '编码 {encoding}',
  delimiter: '以{delimiter}分隔',
  'single-quotes': '以单引号括住单元格',
  'backslash-escapes': '引号以反斜杠转义',
  'title-rows': '表头之上有 {count} 行标题或说明，未作数据',
  'header-rows': '表头有 {rows} 行，列名已合并',
  'unit-row': '表头之上注明单位：{unit}',
  'blank-columns': '表中有 {columns} 处空列；两侧若是不同的表，请分开后再交',
  'hidden-rows': '{rows} 行是隐藏的，也已读取',
  'formula-without-value': '{cells} 个公式没有保存计算结果，按空值处理；请在表格软件中打开并保存后再交',
  'hidden-sheet': '工作表“{sheet}”是隐藏的，也已读取',
  'sheet-without-header': '工作表“{sheet}”中没有找到表头，未读取',
  'macros-ignored': '工作簿含有宏，未运行，只读取数据',
  'error-cells': '{cells} 个单元格是公式错误（如 #REF!），按空值处理：{where}',
  'long-numbers': '{cells} 个数字单元格超过 15 位，末尾几位已经丢失；请把该列设为文本格式后重新导出',
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
  'binary-cells': '列“{column}”有 {cells} 个单元格的内容不是文字（图片、坐标等二进制内容），按空值处理',
  instants: '{columns} 记的是带时区的时刻，已换算为北京时间',
  'coordinate-system': '坐标系：{system}（据 {from}）',
  'coordinate-system-undeclared':
    '没有声明经纬度的坐标系，按原值入库；若为 GCJ-02（高德）或 BD-09（百度），偏差可达数百米，请在导入时选择',
  'coordinate-system-missing': '文件没有说明坐标系，请向提供单位核实后在数据来源中登记',
  'coordinate-system-doubtful':
    '坐标值与声明的坐标系（{system}）不符，请核实：经纬度应在 ±180、±90 之内，投影坐标应以米计',
  'coordinates-look-shifted':
    '坐标与已知位置整体相差约 {metres} 米（{places} 处），像是 GCJ-02（高德）坐标；请撤销本批，在导入时选择 GCJ-02 后重新提交',
  'coordinates-look-shifted-twice':
    '坐标与已知位置整体相差约 {metres} 米（{places} 处），像是 BD-09（百度）坐标；请撤销本批，在导入时选择 BD-09 后重新提交',
  'coordinates-look-unshifted':
    '坐标与已知位置整体相差约 {metres} 米（{places} 处），像是对本无偏移的坐标又做了一次纠偏；请撤销本批，在导入时选择 WGS84 或 CGCS2000 后重新提交',
  'coordinates-moved':
    '坐标与已知位置整体相差约 {metres} 米（{places} 处），请向提供单位核实坐标系，撤销本批后重新提交',
  'shape-count-differs': '图形 {shapes} 个，属性记录 {records} 条，两者不一致，请核对文件是否配套',
  'unusable-shapes': '{shapes} 个图形损坏或类型不支持，按空值处理',
  'oversized-shapes': '{shapes} 个图形过于庞大，按空值处理',
  'cut-off-shapes': '图形文件在第 {shape} 个图形处断开，其后没有图形，请重新导出',
  'malformed-features': '{features} 个要素不符合 GeoJSON 规范，已按原样读取，请核对',
  'malformed-geometries': '{geometries} 个几何图形不符合 GeoJSON 规范，原样保留，可能无法定位',
  'mixed-encodings':
    '有 {count} 行用了另一种编码（{encoding}），已按该编码读取，最早在文件第 {line} 行（第 {offset} 字节）',
  'undecodable-text': '有 {count} 处无法解码，以 � 代替，最早在文件第 {line} 行（第 {offset} 字节）',
  'ignored-entries': '压缩包里有 {entries} 个系统附带的文件，已略过',
  'entry-empty': '压缩包内的“{entry}”是空的',
  'entry-damaged': '压缩包内的“{entry}”已损坏，没有读取',
  'entry-unknown': '认不出压缩包内“{entry}”的格式，没有读取',
  'entry-refused':
    '压缩包内的“{entry}”不是能读取的数据表（如图片、文档、程序、设密码的文件或另一种压缩包），没有读取',
  'entry-beyond-limits': '压缩包内的“{entry}”超出允许的范围，没有读取，请单独提交以查看原因',
  'entry-without-header': '压缩包内的“{entry}”没有找到表头，没有读取',
  'entry-without-table': '压缩包内的“{entry}”没有数据表',
  'unread-views': '视图和虚拟表（{names}）没有读取，只读取数据表',
  'computed-columns': '由文件内公式计算的列（{columns}）没有读取',
  'write-ahead-log':
    '数据库带有预写日志（-wal 文件），尚未并入的更改不在本文件里；请先关闭使用它的程序再提交',
  'cut-off-character': '文件末尾的最后一个字不完整，文件可能被截断（第 {offset} 字节）',
  'undecodable-bytes': '第 {offset} 字节起有无法解码的内容，文件可能混用了编码',
  'replacement-characters': '{characters} 个字无法解码，最早在第 {firstRow} 行',
  'withheld-records': '{records} 行的单元格数与表头不符，无法判断哪一格不得保存，内容一律未保存',
};
