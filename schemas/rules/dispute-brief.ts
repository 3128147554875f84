/** What the daily brief of disputes calls by which name; days are calendar days. */
export const disputeBrief = {
  /** A dispute that grew is reported as escalating for a week: the rhythm of the joint analysis above the daily one. */
  growthDays: 7,
  /** Another of the same field at the same public place within so many days is a repetition. */
  repeatDays: 30,
  /** Twice the thirty days that mediation may take (人民调解工作若干规定, 司法部令第75号, §33: within one month). */
  longOpenDays: 60,
  /** Scales (GB/T 31000) of groups: 一般群体性, 重大群体性. */
  group: '02',
  largeGroup: '03',
  /** Checks of social organisations that fall due within so many days are due. */
  checkDays: 30,
  /** Disputes that leaders are told of, the worst first. */
  notable: 50,
} as const;
