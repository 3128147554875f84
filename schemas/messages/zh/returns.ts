/** Texts on what goes back to a department and what waits for a decision: slips, held batches, differences. */
export const returns = {
  held: {
    title: '这个批次等待处理，还没有发布',
    lead: '数据集仍是原来的内容。下面的行数说明发布之后会怎样。',
    overtaken:
      '同一来源已发布了更新的批次 {id}，再发布这个批次会把数据改回旧的内容，所以只能退回。如果应以这份文件为准，先撤销批次 {id}，或退回后重新提交文件。',
    openNewer: '查看批次 {id}',
    dismissed: '这个批次已退回，没有发布。以下是当时的报告；同一份文件可以再次提交。',
    release: '确认无误，发布',
    releaseTitle: '发布批次 {id}？',
    releaseText: '将按报告中的行数发布：新增 {added} 条，变更 {changed} 条，消失 {gone} 条。发布后仍可撤销。',
    dismiss: '退回，不发布',
    dismissTitle: '退回批次 {id}？',
    dismissText: '这份文件不会发布，数据集保持不变。部门更正后可以重新提交。',
    released: '批次 {id} 已发布',
    dismissedDone: '批次 {id} 已退回',
    describe: '去补全来源信息',
  },
  slip: {
    title: '退回部门更正',
    open: '退回 {returned} 行，已更正 {corrected} 行，还有 {open} 行待更正',
    closed: '退回的 {returned} 行已全部更正，闭环完成',
    hint: '退回单含原表各列和行号，标出有问题的单元格并写明改法。在退回单里改好，拖回“数据接入”即可，只会发布改好的行。',
    download: '下载退回单',
    corrections: '更正批次',
    corrects: '这是批次 {id} 的更正',
    fileName: '退回单_{department}_{file}_批次{id}.xlsx',
  },
  correction: {
    title: '这是一份更正后的退回单',
    text: '它更正批次 {id}（{file}）。只发布改好的行，其余行保持不变；仍有问题的行继续留在退回单里。',
    deliver: '提交更正',
    openBatch: '查看原批次',
  },
  changes: {
    title: '与上次相比',
    lead: '这个批次改变了哪些记录（已脱敏）',
    kinds: { new: '新增 {count}', changed: '变更 {count}', gone: '消失 {count}' },
    fromTo: '{from} → {to}',
    blank: '空',
  },
  template: {
    text: '让部门按模板填报，提交时不用核对列。',
    download: '下载模板',
    fileName: '{dataset}_填报模板.xlsx',
  },
};
