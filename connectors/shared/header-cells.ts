export function isFilled(cell: string | undefined): boolean {
  return cell !== undefined && cell.trim() !== '';
}

/** A number of six digits or more, a decimal, or a date: something no department puts into a header. */
export function isPlainlyValue(cell: string): boolean {
  const text = cell.trim();
  return (
    /^[-+]?\d{6,}[\dXx*]*$/.test(text) ||
    /^[-+]?\d+\.\d+$/.test(text) ||
    /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/.test(text)
  );
}

export function isLabel(cell: string): boolean {
  const text = cell.trim();
  return text.length <= 60 && /\p{L}/u.test(text);
}

/** A remark about the sheet and not the name of a column: `填报单位：某街道`, `制表日期：`. */
export function isCaption(cell: string): boolean {
  const text = cell.trim();
  return (
    /^[^:：]{1,12}[:：]\s*\S/u.test(text) ||
    /^(?:填报|填表|制表|报送|编制|统计|审核|单位|日期)[^:：]{0,6}[:：]$/u.test(text)
  );
}
