import type { City } from '../city/city.ts';
import { companyKinds } from '../city/companies.ts';
import type { Division } from '../city/divisions.ts';
import { creditCode, organisationCode } from '../numbers/credit-code.ts';
import type { Cell } from '../output/department-export.ts';
import type { Pen } from '../output/pen.ts';

/** Registering body and class of a legal entity: 91 company, 92 sole trader, 93 cooperative, 51–53 civil affairs. */
const classes: Record<number, string> = {
  [companyKinds.company]: '91',
  [companyKinds.individual]: '92',
  [companyKinds.branch]: '91',
  [companyKinds.cooperative]: '93',
};

export function creditCodeOf(city: City, company: number): string {
  return creditCode(classOf(city, company), districtOf(city, company).code, organisationCode(company));
}

export function classOf(city: City, company: number): string {
  const name = city.companies.name[company]!;
  if (city.companies.kind[company] !== companyKinds.organisation)
    return classes[city.companies.kind[company]!]!;
  if (name.includes('基金会')) return '53';
  return /协会|商会|促进会|书画院|服务队/.test(name) ? '51' : '52';
}

export function districtOf(city: City, company: number): Division {
  const village = city.addresses.villageOf(city.companies.estate[company]!);
  return city.divisions.districts[village.district]!;
}

export function townOf(city: City, company: number): Division {
  return city.divisions.towns[city.addresses.villageOf(city.companies.estate[company]!).town]!;
}

/** A company's address: its estate and a door. */
export function companyAddress(city: City, company: number, estate: number): string {
  const door = 100 + (company % 28) * 100 + (company % 17) + 1;
  return `${city.addresses.place(estate, 'full')}${(company % 9) + 1}幢${door}室`;
}

/** The name as another department writes it. */
export function writtenCompany(name: string, pen: Pen): string {
  if (!pen.random.chance(pen.rates.companyName)) return name;
  const forms = [
    name.replace('有限责任公司', '有限公司'),
    name.replace(/([^份])有限公司/, '$1有限责任公司'),
    name.replace('（', '(').replace('）', ')'),
    name.replace(/^(海澜省)?云澜市?/, ''),
    name.replace(/^云澜(?!市)/, '云澜市'),
  ].filter((form) => form !== name && form.length > 4);
  if (forms.length === 0) return name;
  pen.note('company-name');
  return pen.random.pick(forms);
}

/** The credit code with a department's mistakes. */
export function writtenCreditCode(city: City, company: number, pen: Pen): Cell {
  const code = creditCodeOf(city, company);
  if (pen.random.chance(pen.rates.creditCodeCheck)) {
    pen.note('credit-code-check');
    return code.slice(0, 17) + (code.endsWith('7') ? '8' : '7');
  }
  if (!pen.random.chance(pen.rates.organisationCode)) return code;
  pen.note('organisation-code');
  return code.slice(8, 17);
}
