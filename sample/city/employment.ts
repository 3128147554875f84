import { Random } from '../base/random.ts';
import { Weighted } from '../base/weighted.ts';
import { industries } from '../texts/industries.ts';
import { companyKinds, type Companies, companyStatus } from './companies.ts';
import { kinds, type People } from './people.ts';

/** Gives most people of working age an employer that is open; staff numbers follow a heavy-tailed plan. */
export function employ(people: People, companies: Companies, seed: number): void {
  const random = new Random(seed, 'employment');
  const plan = new Float64Array(companies.count);
  for (let i = 0; i < companies.count; i++) {
    if (companies.status[i] !== companyStatus.open) continue;
    const isSmall = companies.kind[i] === companyKinds.individual;
    const usual = isSmall ? 1.2 : industries[companies.industry[i]!]!.staff;
    plan[i] = usual * Math.min(40, (1 - random.next()) ** -0.8) * 0.5;
  }
  const employers = new Weighted(plan);
  for (let person = 0; person < people.count; person++) {
    const age = people.age(person);
    const isHere = people.kind[person] !== kinds.absent && people.death[person] === 0;
    if (!isHere || age < 19 || age >= 60 || !random.chance(age < 23 ? 0.45 : 0.7)) continue;
    const employer = employers.draw(random);
    people.employer[person] = employer;
    companies.staff[employer]!++;
  }
}
