/** From which day on a warning's figures are counted; null for those told before it was written down. */
export const warningSpan = {
  number: 11,
  name: 'warning-span',
  statements: ['ALTER TABLE ops.warning_event ADD COLUMN counted_from DATE'],
} as const;
