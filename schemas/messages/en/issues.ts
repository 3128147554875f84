import type { issues as zh } from '../zh/issues.ts';

export const issues: typeof zh = {
  'value-masked': {
    title: 'Masked before delivery',
    remedy: 'Deliver the original value; the hub masks it itself.',
  },
  'digits-lost': {
    title: 'Digits were lost in a number cell and cannot be recovered',
    remedy: 'Export the column again as text from the source system.',
  },
  'characters-lost': {
    title: 'Characters were lost',
    remedy: 'Export again in UTF-8 or GB18030 so that rare characters survive.',
  },
  'same-as-above': {
    title: 'Says "same as above", and nothing stands there',
    remedy: 'Write the value itself.',
  },
  'filled-down': {
    title: 'Says "same as above"; the value above was taken',
    remedy: 'Write the value itself: sorting the rows would change it.',
  },
  'citizen-number-form': {
    title: 'Not a citizen number of 18 or 15 characters',
    remedy: 'Check the certificate and complete the number.',
  },
  'citizen-number-checksum': {
    title: 'The check character of the citizen number is wrong',
    remedy: 'Compare with the original certificate and correct the number.',
  },
  'citizen-number-birth': {
    title: 'The date of birth in the citizen number is impossible',
    remedy: 'Compare with the original certificate and correct the number.',
  },
  'citizen-number-area': {
    title: 'The first six digits of the citizen number were never a division',
    remedy: 'Check the certificate; register divisions of your own first.',
  },
  'citizen-number-age': {
    title: 'More than 120 years old by the citizen number',
    remedy: 'Check the number, and whether the person should be deregistered.',
  },
  'credit-code-form': {
    title: 'Not a credit code of 18 permitted characters (I, O, Z, S and V never occur)',
    remedy: 'Compare with the licence and correct the code.',
  },
  'credit-code-checksum': {
    title: 'The check character of the credit code is wrong',
    remedy: 'Compare with the licence and correct the code.',
  },
  'credit-code-organisation': {
    title: 'The organisation code inside the credit code does not check',
    remedy: 'Compare with the licence and correct the code.',
  },
  'credit-code-old-number': {
    title: 'An old registration number, not a credit code',
    remedy: 'Give the 18-character credit code and put the old number in its own column.',
  },
  'organisation-code-form': {
    title: 'Not an organisation code of nine characters',
    remedy: 'Compare with the certificate and correct the code.',
  },
  'organisation-code-checksum': {
    title: 'The check character of the organisation code is wrong',
    remedy: 'Compare with the certificate and correct the code.',
  },
  'identity-number-form': {
    title: 'Not the number of a certificate',
    remedy: 'Check the certificate and correct the number.',
  },
  'date-form': { title: 'The date cannot be read', remedy: 'Write it as 2024-03-05 or 2024-03-05 09:32:00.' },
  'date-impossible': { title: 'No such date', remedy: 'Check and correct the date.' },
  'date-ambiguous': {
    title: 'Day, month and year cannot be told apart',
    remedy: 'Write it as 2024-03-05 with a year of four digits.',
  },
  'date-no-year': { title: 'The year is missing', remedy: 'Add the year.' },
  'date-month-only': {
    title: 'Only the month is given; the first day was taken',
    remedy: 'Add the day if it is known.',
  },
  'name-form': { title: 'Not a name', remedy: 'Write the name.' },
  'name-several': { title: 'Several names in one cell', remedy: 'Give each person a row.' },
  'phone-form': { title: 'Not a phone number', remedy: 'Give 11 digits, or area code-number.' },
  'phone-no-area': { title: 'The area code is missing', remedy: 'Add the area code.' },
  'phone-several': {
    title: 'Several phone numbers; the first was taken',
    remedy: 'Give one number per cell.',
  },
  'code-unknown': {
    title: 'The value is not in the code table',
    remedy: 'Use the standard code or label, or have your local codes registered.',
  },
  'division-unknown': {
    title: 'No such division',
    remedy: 'Give the standard code, or county and town in full.',
  },
  'division-ambiguous': {
    title: 'Several divisions have this name',
    remedy: 'Give the code, or the name of the division above.',
  },
  'division-code-unknown': {
    title: 'The division code is unknown; it was kept as delivered',
    remedy: 'Check the code; register divisions of your own first.',
  },
  'division-abolished': {
    title: 'The division was abolished; its successor was taken',
    remedy: 'Use the current code.',
  },
  'number-form': { title: 'Not a number', remedy: 'Write a number in the unit of the column.' },
  'number-not-whole': { title: 'Not a whole number', remedy: 'Write a whole number.' },
  'number-approximate': {
    title: 'An approximate number; it was taken as written',
    remedy: 'Give the exact number if it is known.',
  },
  'coordinate-form': { title: 'The coordinate cannot be read', remedy: 'Give decimal degrees.' },
  'coordinate-out-of-range': {
    title: 'Outside China: projected, or longitude and latitude swapped',
    remedy: 'Give decimal degrees and name the coordinate system.',
  },
  'coordinate-system-needed': {
    title: 'Metres of a grid without the number of their zone, and no coordinate system was declared',
    remedy: 'Choose the coordinate system (central meridian) at intake, or give eastings with their zone.',
  },
  'coordinate-alone': {
    title: 'Only one of longitude and latitude, so their system cannot be converted',
    remedy: 'Give both.',
  },
  'coordinate-swapped': {
    title: 'Longitude and latitude were swapped; they were put right',
    remedy: 'Check the headers of the two columns.',
  },
  'coordinate-sexagesimal-suspected': {
    title: 'May be degrees, minutes and seconds written as a decimal; taken as decimal degrees',
    remedy: 'Check: if so, give decimal degrees, or write 120°33′20.96″.',
  },
  'geometry-form': { title: 'Not a GeoJSON polygon', remedy: 'Deliver a Polygon or MultiPolygon.' },

  'wrong-cell-count': {
    title: 'The row has another number of cells than the header',
    remedy: 'Look for superfluous or missing separators, quotes and line breaks.',
  },
  'person-not-identified': {
    title: 'Nothing identifies a person',
    remedy: 'Give at least the name or the citizen number.',
  },
  'entity-not-identified': {
    title: 'Nothing identifies an entity',
    remedy: 'Give at least the name or the credit code.',
  },
  'dwelling-not-identified': {
    title: 'Nothing identifies a dwelling',
    remedy: 'Give at least the address, the dwelling number or the real-estate unit number.',
  },
  'grid-not-identified': { title: 'Neither code nor name of a grid', remedy: 'Give the grid code.' },
  'item-not-identified': {
    title: 'Neither code nor name of an item',
    remedy: 'Give the item code or its name.',
  },
  'ticket-empty': { title: 'The ticket has no number, title or content', remedy: 'Complete the ticket.' },
  'incident-empty': {
    title: 'The incident has no number, title or description',
    remedy: 'Complete the incident.',
  },
  'name-missing': { title: 'The name is missing', remedy: 'Add the name.' },
  'address-missing': { title: 'The address is missing', remedy: 'Add the address.' },
  'time-missing': { title: 'The time is missing', remedy: 'Add the time.' },
  'value-missing': { title: 'The value is missing', remedy: 'Add the value.' },
  'year-missing': { title: 'The year is missing', remedy: 'Add the year.' },
  'code-missing': { title: 'The code is missing', remedy: 'Add the code.' },
  'code-name-missing': { title: 'The code has no name', remedy: 'Add what the code means.' },
  'division-code-missing': { title: 'The division code is missing', remedy: 'Add the division code.' },
  'division-name-missing': { title: 'The division has no name', remedy: 'Add the name of the division.' },
  'area-missing': { title: 'The division is missing', remedy: 'Add the division code.' },
  'grid-code-missing': { title: 'The grid code is missing', remedy: 'Add the grid code.' },
  'employer-missing': { title: 'The employer is missing', remedy: 'Add the employer’s name or credit code.' },
  'department-missing': { title: 'The department in charge is missing', remedy: 'Add the department.' },
  'source-missing': {
    title: 'The publication is missing',
    remedy: 'Name the publisher and the publication.',
  },
  'sample-size-missing': {
    title: 'The sample size is missing, so the error cannot be told',
    remedy: 'Add the number of valid answers.',
  },
  'sex-conflict': { title: 'Sex disagrees with the 17th digit of the citizen number', remedy: 'Check both.' },
  'birth-conflict': { title: 'Date of birth disagrees with the citizen number', remedy: 'Check both.' },
  'organisation-code-conflict': {
    title: 'The organisation code disagrees with the credit code',
    remedy: 'Check both codes.',
  },
  'birth-in-future': { title: 'Born after the delivery', remedy: 'Correct the date of birth.' },
  'registered-in-future': {
    title: 'Registered after the delivery',
    remedy: 'Check the date of registration.',
  },
  'registered-before-birth': { title: 'Registered before birth', remedy: 'Check both dates.' },
  'founded-in-future': { title: 'Founded after the delivery', remedy: 'Correct the date.' },
  'approved-before-founded': { title: 'Approved before it was founded', remedy: 'Check both dates.' },
  'ended-before-founded': { title: 'The term ends before the founding', remedy: 'Check both dates.' },
  'ended-before-decided': { title: 'Valid until a day before the decision', remedy: 'Check both dates.' },
  'ended-before-started': { title: 'Insurance ends before it starts', remedy: 'Check both dates.' },
  'decided-in-future': { title: 'Decided after the delivery', remedy: 'Check the date.' },
  'accepted-in-future': { title: 'Accepted after the delivery', remedy: 'Check the time.' },
  'dispatched-before-accepted': { title: 'Dispatched before it was accepted', remedy: 'Check both times.' },
  'closed-before-accepted': { title: 'Closed before it was accepted', remedy: 'Check both times.' },
  'closed-before-dispatched': { title: 'Closed before it was dispatched', remedy: 'Check both times.' },
  'due-before-accepted': { title: 'Due before it was accepted', remedy: 'Check both times.' },
  'occurred-in-future': { title: 'Occurred after the delivery', remedy: 'Check the time.' },
  'registered-before-occurred': { title: 'Registered before it occurred', remedy: 'Check both times.' },
  'due-before-occurred': { title: 'Due before it occurred', remedy: 'Check both times.' },
  'closed-before-occurred': { title: 'Closed before it occurred', remedy: 'Check both times.' },
  'inspected-in-future': { title: 'Inspected after the delivery', remedy: 'Check the date.' },
  'remedied-before-inspected': { title: 'Remedied before it was inspected', remedy: 'Check both dates.' },
  'checked-in-future': { title: 'Checked after the delivery', remedy: 'Check the date.' },
  'measured-in-future': {
    title: 'Measured after the delivery',
    remedy: 'Check the time and the clock of the device.',
  },
  'number-negative': { title: 'The number must not be negative', remedy: 'Check and correct the number.' },
  'area-out-of-range': { title: 'The floor area is out of range', remedy: 'Check the area and its unit.' },
  'share-out-of-range': { title: 'A percentage must lie between 0 and 100', remedy: 'Check the value.' },
  'year-out-of-range': { title: 'The year is out of range', remedy: 'Give a year of four digits.' },

  'identity-repeated': {
    title: 'The row claims the same identity as an earlier one',
    located: 'The row claims the same identity as row {row}',
    remedy: 'Compare the two rows: keep one of a double entry, or correct the number or the name of one.',
  },

  'slip-row-unnumbered': {
    title: 'This row of the slip has no row number',
    remedy: 'A slip corrects returned rows only; deliver new rows in a data file.',
  },
  'slip-row-unknown': {
    title: 'The row number is not one of this slip',
    remedy: 'Restore the row number; update rows that were not returned by a whole data file.',
  },
  'slip-row-repeated': {
    title: 'The row number stands there more than once',
    remedy: 'Leave one row for each number and hand the slip in again.',
  },
};
