import type { overview as zh } from '../zh/overview.ts';

export const overview: typeof zh = {
  title: 'Overview',
  lead: 'What the departments have published. Click any figure, bar or area to see the records behind it.',
  definition: 'Definition',
  colon: ': ',
  dataDates: {
    period: 'Data as of {date} (end of its period)',
    event: 'Data as of {date} (latest event)',
    delivery: 'Data as of {date} (day of delivery)',
  },
  noDataDate: 'No data',
  stale: 'The data has changed; the overview is being built anew',
  refreshing: 'Building…',
  wholeCity: 'Whole city',
  figuresWholeCity: 'Figures are for the whole city; the charts below are for the chosen area.',
  breadcrumb: 'Area shown',
  onlyWholeCity: 'Whole city, whatever the area',
  asTable: 'Show as table',
  asChart: 'Show as chart',
  showRows: 'Show the records behind “{title}”',
  none: 'Not given',
  others: 'Others',
  share: 'Share',
  count: 'Count',
  empty: {
    title: 'No data yet',
    text: 'Once the first departmental file is in, figures and maps of people, dwellings, companies and tickets appear here.',
    action: 'Bring in data',
    chart: 'No “{dataset}” data yet',
    chartHint: 'Appears once a file with “{dataset}” is in.',
    area: 'No data in this area',
  },
  units: {
    person: 'persons',
    dwelling: 'dwellings',
    company: 'entities',
    ticket: 'tickets',
    incident: 'incidents',
    department: 'departments',
    row: 'rows',
  },
  figures: {
    persons: {
      title: 'Persons on record',
      definition:
        'Current records of the population dataset, each person counted once after matching across departments, without those recorded as dead or gone: what this hub holds, not official population.',
    },
    'person-records': {
      title: 'Person records',
      definition:
        'Current records of the population dataset. Matching has not run: a person known to several departments counts several times; not official population.',
    },
    dwellings: {
      title: 'Dwellings on record',
      definition: 'Current records of the dwelling dataset, each dwelling counted once after matching.',
    },
    'dwelling-records': {
      title: 'Dwelling records',
      definition:
        'Current records of the dwelling dataset. Matching has not run: a dwelling may count several times.',
    },
    companies: {
      title: 'Legal entities',
      definition:
        'Current records of legal entities, each counted once after matching across departments, without those deregistered, moved away or annulled.',
    },
    'company-records': {
      title: 'Legal entity records',
      definition:
        'Current records of legal entities. Matching has not run: an entity known to several departments counts several times.',
    },
    'tickets-30-days': {
      title: 'Tickets, 30 days',
      definition: 'Tickets accepted on the data date or in the 29 days before it.',
    },
    'open-tickets': {
      title: 'Open tickets',
      definition:
        'Tickets without a closing time and not marked closed or void, from sources that ever give a closing time or a status.',
    },
    'open-incidents': {
      title: 'Open incidents',
      definition:
        'Incidents, disputes and hazards without a closing time and not marked settled, from sources that ever give a closing time or a result.',
    },
    departments: {
      title: 'Departments',
      definition: 'Departments with at least one published batch.',
    },
    'quarantined-rows': {
      title: 'Quarantined rows',
      definition:
        'Rows of published batches that could not be used and were not published; each says why and can be handed back.',
    },
  },
  charts: {
    'population-pyramid': {
      title: 'Age structure',
      definition:
        'Persons on record by completed years at the data date, in bands of five, and sex. Of a person’s records the most complete, then the latest, counts.',
      age: 'Age',
      male: 'Men',
      female: 'Women',
      oldest: '100+',
      unknown: '{count} more of unknown age or sex are not drawn.',
    },
    'persons-by-area': {
      title: 'Persons by area',
      definition:
        'Persons on record by the town, village or grid that their area code names; each colour covers about equally many areas.',
      area: 'Area',
      persons: 'Persons',
      elsewhere: '{count} more are in no area of this map.',
      noMap: 'The map appears once grids with outlines are in.',
      drillDown: 'Click an area to go into it',
    },
    'tickets-per-day': {
      title: 'Tickets per day',
      definition:
        'Tickets by day of acceptance; the line is the mean of the day and the six before. Days without tickets count zero.',
      day: 'Day',
      tickets: 'Tickets',
      mean: '7-day mean',
    },
    'tickets-by-category': {
      title: 'Tickets by category',
      definition:
        'All published tickets by the first-level category that the department gave: the nine largest, the rest joined.',
      category: 'Category',
      none: 'No category',
    },
    'dwellings-by-kind': {
      title: 'Dwellings by use',
      definition: 'Dwellings on record by use: own, let, vacant and so on.',
      kind: 'Use',
    },
    'companies-by-kind': {
      title: 'Legal entities by type',
      definition: 'Legal entities by type of enterprise.',
      kind: 'Type',
    },
    'coverage-by-department': {
      title: 'Coverage by department',
      definition:
        'Current records per department; the percentage is its different persons, dwellings or entities among all that the hub knows, once matching has run.',
      department: 'Department',
      dataset: 'Dataset',
      rows: 'Records',
      entities: 'Different ones',
    },
  },
  rows: {
    total: '{count} records',
    masked: 'Personal details are masked; every look is logged.',
    department: 'Department',
    file: 'File',
    sheet: 'Sheet',
    rowNumber: 'Row',
    age: 'Age',
    loading: 'Reading…',
    yes: 'Yes',
    no: 'No',
  },
};
