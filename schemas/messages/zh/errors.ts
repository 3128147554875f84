import type { ErrorCode } from '../../api/errors.ts';

/** For each code of `schemas/api/errors.ts`: what is wrong and where, and what to do about it. */
export const errors = {
  BAD_INPUT: { what: '提交的内容不完整或不符合要求：{detail}', todo: '请更正后重试。' },
  NOT_FOUND: { what: '找不到所要的内容（{kind} {id}）。', todo: '它可能已被移除，请刷新页面后重新选择。' },
  FORBIDDEN: { what: '当前账号没有这项操作的权限（{permission}）。', todo: '请联系系统管理员开通。' },
  CONFLICT: {
    what: '这项内容刚刚被别的操作修改过（{kind} {id}{who}）。',
    todo: '请刷新页面，看清最新情况后再操作。',
  },
  DISCONNECTED: {
    what: '与通汇核心的连接已中断，这一步没有完成。',
    todo: '请确认通汇仍在运行；连接恢复后再试一次。',
  },
  CANCELLED: { what: '操作已取消，数据没有变化。', todo: '需要时可重新开始。' },
  WORKSPACE_OWNED: {
    what: '工作区 {path} 正被另一个通汇程序使用（进程 {pid}，主机 {host}，始于 {since}）。',
    todo: '请先关闭那个程序，或直接在那里操作。',
  },
  WORKSPACE_MISSING: {
    what: '{path} 不是通汇工作区。',
    todo: '请检查路径，或先用 tonghui init 新建工作区。',
  },
  WORKSPACE_EXISTS: {
    what: '{path} 已经是一个通汇工作区。',
    todo: '请直接使用它，或另选一个文件夹。',
  },
  FOLDER_NOT_EMPTY: {
    what: '文件夹 {path} 里已有别的文件，不能作为新工作区。',
    todo: '请选择一个空文件夹或新的文件夹。',
  },
  WORKSPACE_DAMAGED: {
    what: '工作区 {path} 有损坏：{detail}',
    todo: '请勿改动其中的文件，用最近的备份恢复，或联系维护人员。',
  },
  FILE_MISSING: {
    what: '找不到文件“{file}”，或者它是文件夹。',
    todo: '请检查路径和文件名。',
  },
  FILE_EMPTY: {
    what: '文件“{file}”是空的，里面没有数据。',
    todo: '请从业务系统重新导出后再提交；如果本期确实没有数据，请按零报送处理。',
  },
  FILE_UNREADABLE: {
    what: '文件“{file}”无法读取，可能已损坏或未传完整（{detail}）。',
    todo: '请先用表格软件打开确认，另存一份后再提交。',
  },
  FILE_NOT_RECOGNISED: {
    what: '认不出文件“{file}”的格式，内容与扩展名可能不符。',
    todo: '请导出为 CSV 或 XLSX 格式后再提交。',
  },
  FILE_REFUSED: {
    what: '文件“{file}”不能接收：{reason}。',
    todo: '文件没有保存。请按说明处理后再提交。',
  },
  FILE_LIMIT: {
    what: '文件“{file}”超出允许的范围：{limit}（位置或数值：{where}）。',
    todo: '文件没有保存。请检查该处内容是否异常，必要时拆分后再提交。',
  },
  FILE_CRASHED_PARSER: {
    what: '读取文件“{file}”时解析程序意外停止，数据没有变化。',
    todo: '请用表格软件打开该文件，另存为 CSV 后再提交；仍不行请把文件交给维护人员。',
  },
  HEADER_MISSING: {
    what: '{place}中找不到表头行。',
    todo: '请确认表中有一行列名，并且列名下面就是数据。',
  },
  MAPPING_INCOMPLETE: {
    what: '{place}中没有一列对应到字段。',
    todo: '请在列对应中补全后再入库。',
  },
  DATASET_UNSURE: {
    what: '拿不准文件“{file}”里的表是哪个数据集，没有入库：{tables}。',
    todo: '请用 --dataset 指明，例如 --dataset population；有多张表时写 --dataset 表名=数据集，不要的表写 --dataset 表名=-。tonghui datasets 列出全部数据集。',
  },
  NO_TABLE: { what: '文件“{file}”中没有找到数据表。', todo: '请确认数据在工作表里，而不是图片或文本框里。' },
  SOURCE_NOT_LAWFUL: {
    what: '来源 {source} 缺少依据或已到期，正式工作区不能发布它的数据。',
    todo: '请在来源页补全法律依据、批准文号、用途和使用期限，再放行该批次。',
  },
  BATCH_STATE: { what: '批次 {batch} 当前为“{state}”，不能这样操作。', todo: '请刷新页面查看最新状态。' },
  DATABASE_UNREACHABLE: {
    what: '连接不上数据库 {database}：{detail}',
    todo: '请核对地址和端口，确认对方数据库允许本机访问、网络畅通，再试一次。',
  },
  DATABASE_REFUSED: {
    what: '数据库 {database} 拒绝了访问：{detail}',
    todo: '请核对用户名、密码和库名，并请对方给该用户只读权限。',
  },
  DATABASE_QUERY: {
    what: '数据库 {database} 执行查询时出错：{detail}',
    todo: '请核对表名、查询语句和增量列；只能是一条查询语句。',
  },
  SLIP_REFUSED: {
    what: '退回单“{file}”（批次 {batch}）不能接收：{reason}{detail}。',
    todo: '请重新下载最新批次的退回单，把更正内容填入后再提交；也可以直接重新提交整份文件。',
  },
  PRECISION_UNREACHED: {
    what: '没有哪个阈值的预期精确率能达到 {wanted}：最有把握的记录对也只有 {reached}。原有的匹配结果没有改变。',
    todo: '请降低想要的精确率，或在模型里增加能区分的比较项，再试一次。',
  },
  TOO_MANY_PAIRS: {
    what: '这个匹配模型要比较 {pairs} 对记录，超过上限 {limit} 对；其中规则“{rule}”占 {rulePairs} 对。匹配没有开始。',
    todo: '请给这条规则加上条件，或调低“最大分组”，再试一次。',
  },
  LINK_JOB_WRONG: {
    what: '匹配作业文件“{file}”的 {where} 不对：{detail}',
    todo: '请改正后重试；写法见使用手册“匹配任意文件”。',
  },
  LINK_JOB_VALUE: {
    what: '匹配作业文件“{file}”的 {where} 不能是 {given}，要写{expected} {allowed}',
    todo: '请改正后重试；写法见使用手册“匹配任意文件”。',
  },
  LINK_JOB_MISSING: {
    what: '匹配作业文件“{file}”缺少 {where}，要写{expected} {allowed}',
    todo: '请补上后重试；写法见使用手册“匹配任意文件”。',
  },
  LINK_JOB_UNKNOWN: {
    what: '匹配作业文件“{file}”的 {where} 不对：没有{subject}“{name}”；有的是：{known}。',
    todo: '请改正名称或删去这一项，然后重试。',
  },
  LINK_COLUMN_UNMAPPED: {
    what: '匹配作业文件“{file}”没有写明模型的列“{name}”取自哪一列。',
    todo: '请在作业文件的 columns 里写上文件里的列名；各文件不一样时，写在 sources 里。',
  },
  LINK_LABELS_MISSING: {
    what: '{place}中没有 --labels（或作业里 labels）所指的列“{header}”；有的列是：{headers}。',
    todo: '请改用每个文件里都有的列名；不需要评价结果时，可不写这个选项。',
  },
  LABELS_UNPAIRED: {
    what: '没有两条可以互相比较的记录写着同一个真实实体，无从按标签训练。',
    todo: '请检查 labels 所指的列：同一个实体在各文件里要写同样的值；或去掉 trainBy，改由记录自身训练。',
  },
  LINK_COLUMN_MISSING: {
    what: '{place}中没有列“{header}”，而“{column}”要用它；有的列是：{headers}。',
    todo: '请在作业文件的 columns 里改用文件里的列名；各文件不一样时，写在 sources 里。',
  },
  ALREADY_DISPATCHED: {
    what: '已有对应的事项 {number}，没有重复派发。',
    todo: '请打开事项 {number} 继续办理；确需另行处理时，先把它办结。',
  },
  MATTER_STATE: {
    what: '事项 {number} 当前为“{state}”，不能“{action}”。',
    todo: '请刷新页面，按最新状态操作。',
  },
  FEEDBACK_REFUSED: {
    what: '反馈表“{file}”不能接收：{reason}。',
    todo: '请从事项页面重新导出交办单，按新的反馈表填写后再提交。',
  },
  DRAW_TOO_FEW: {
    what: '符合条件的企业只有 {companies} 家，不足所要抽取的 {wanted} 家。',
    todo: '请减少抽取数量，或放宽区域和行业条件。',
  },
  ASSESSMENT_STATE: {
    what: '考核现在不能这样操作：{reason}{detail}。',
    todo: '请刷新页面查看考核的最新状态。',
  },
  DISK_FULL: {
    what: '磁盘空间不足（{path}），操作没有完成，已有数据不受影响。',
    todo: '请清理磁盘后重试。',
  },
  INTERNAL: {
    what: '程序内部出错，操作没有完成（编号 {reference}）。',
    todo: '可以先重试一次；仍不行请把编号告诉维护人员，日志中有详细记录。',
  },
} satisfies Record<ErrorCode, { what: string; todo: string }>;
