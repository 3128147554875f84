/** A holiday as the State Council arranges it: its days off, and the Saturdays and Sundays that are worked for it. */
export interface Holiday {
  name: string;
  /** ISO days, both included. */
  from: string;
  to: string;
  worked: readonly string[];
}

/** 国务院办公厅关于某年部分节假日安排的通知: what is off and what is worked in one year. */
export interface HolidayNotice {
  year: number;
  /** Title with its document number and day, as it is cited. */
  source: string;
  holidays: readonly Holiday[];
}
