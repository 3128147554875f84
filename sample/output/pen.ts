import { dateText, type DateStyle, timeCell, timeText, ymd } from '../base/calendar.ts';
import { Random } from '../base/random.ts';
import type { AddressStyle, Addresses } from '../city/addresses.ts';
import type { FaultRates } from '../faults.ts';
import { inTraditional, withHomophone } from '../names/misspellings.ts';
import { mobileNumber } from '../numbers/areas.ts';
import type { Cell, PlantedFault } from './department-export.ts';
import { isInGbk } from './gb18030.ts';
import { type Outlet, misreadNumber } from './misread-number.ts';

const none: readonly PlantedFault[] = [];

/** Another number than anybody has today, one for each person, and unlike the one of today: 7919 is a prime. */
const formerPhone = (person: number) => 50_000_000 + ((person * 7919 + 31_337) % 50_000_000);

const nullTokens = ['/', '无', '不详', '暂无', '-', '—', 'NULL', '未知'];

/** Writes values as a department's clerks and systems do, and notes every mistake it makes on purpose. */
export class Pen {
  readonly random: Random;
  readonly rates: FaultRates;
  private readonly outlet: Outlet;
  private readonly addresses: Addresses;
  private faults: PlantedFault[] = [];
  private header = '';

  constructor(random: Random, rates: FaultRates, outlet: Outlet, addresses: Addresses) {
    this.random = random;
    this.rates = rates;
    this.outlet = outlet;
    this.addresses = addresses;
  }

  /** Begins a cell. */
  at(header: string): void {
    this.header = header;
  }

  note(fault: string): void {
    this.faults.push({ header: this.header, fault });
  }

  /** The faults since the last call. */
  takeFaults(): readonly PlantedFault[] {
    if (this.faults.length === 0) return none;
    const taken = this.faults;
    this.faults = [];
    return taken;
  }

  /** @param guardian the number that some clerks write into a child's row */
  citizenNumber(number: string, guardian: string | null = null): Cell {
    const { random, rates } = this;
    if (guardian !== null && random.chance(rates.numberGuardian)) {
      this.note('number-guardian');
      return guardian;
    }
    if (random.chance(rates.numberMissing)) return this.nothing('number-missing');
    const misread = misreadNumber(number, random, rates, this.outlet);
    if (!misread) return number;
    this.note(misread.fault);
    return misread.cell;
  }

  name(name: string): string {
    const { random, rates } = this;
    let written = name;
    if (random.chance(rates.nameHomophone))
      written = this.noted(withHomophone(random, name), 'name-homophone', name);
    else if (random.chance(rates.nameTraditional))
      written = this.noted(inTraditional(name), 'name-traditional', name);
    else if (random.chance(rates.nameSpaced) && name.length === 2)
      written = this.noted(`${name[0]}${random.pick(['　', ' ', '  '])}${name[1]}`, 'name-spaced', name);
    if (name.includes('·') && random.chance(0.3))
      written = this.noted(name.replace('·', random.pick(['•', '.', '・', ''])), 'name-dot', name);
    return this.outlet.encoding === 'gbk' ? this.inGbk(written) : written;
  }

  date(day: number, style: DateStyle): Cell {
    const { random, rates } = this;
    const date = ymd(day);
    if (random.chance(rates.dateImpossible)) {
      this.note('date-impossible');
      return `${Math.floor(date / 10_000)}${style === 'compact' ? '0230' : '-02-30'}`;
    }
    return dateText(day, style);
  }

  /** A date of a spreadsheet column that mixes date cells and text. */
  mixedDate(day: number): Cell {
    return this.random.chance(0.7)
      ? timeCell(day * 1440)
      : this.date(day, this.random.pick(['dash', 'slash', 'dot']));
  }

  birth(day: number, style: DateStyle): Cell {
    if (this.random.chance(this.rates.dateYearOnly)) {
      this.note('birth-year-only');
      return dateText(Date.UTC(Math.floor(ymd(day) / 10_000), 0, 1) / 86_400_000, style);
    }
    return this.date(day, style);
  }

  /** Minutes since 1970 as text, or in spreadsheets partly as date cells. */
  time(minute: number, mixed: boolean): Cell {
    if (mixed && this.random.chance(0.55)) return timeCell(minute);
    return timeText(minute, mixed && this.random.chance(0.4) ? 'slash' : 'dash');
  }

  sex(isFemale: number, codes: readonly [male: string, female: string]): string {
    const wrong = this.random.chance(this.rates.sexWrong);
    if (wrong) this.note('sex-wrong');
    return codes[wrong ? 1 - isFemale : isFemale]!;
  }

  address(dwelling: number, styles: readonly AddressStyle[]): Cell {
    if (dwelling < 0) return null;
    return this.optional(this.addresses.write(dwelling, this.random.pick(styles)));
  }

  phone(person: number): Cell {
    const { random, rates } = this;
    if (random.chance(rates.phoneMissing)) return this.nothing('phone-missing');
    const old = random.chance(rates.phoneOld);
    if (old) this.note('phone-old');
    return mobileNumber(old ? formerPhone(person) : person);
  }

  /** A value that is sometimes a word for nothing instead. */
  optional(value: Cell): Cell {
    return this.random.chance(this.rates.nullToken) ? this.nothing('null-token') : value;
  }

  private nothing(fault: string): Cell {
    this.note(fault);
    return this.random.chance(0.5) ? null : this.random.pick(nullTokens);
  }

  private noted(changed: string | null, fault: string, original: string): string {
    if (changed === null) return original;
    this.note(fault);
    return changed;
  }

  private inGbk(name: string): string {
    const written = [...name].map((character) => (isInGbk(character) ? character : '?')).join('');
    if (written !== name) this.note('name-character-lost');
    return written;
  }
}
