import { cityName, provinceName, roads } from './place-names.ts';
import type { Divisions, Village } from './divisions.ts';
import type { Grids, Housing } from './housing.ts';

/** How departments write the same door. */
export type AddressStyle = 'full' | 'formal' | 'city' | 'short' | 'dashed' | 'messy';

interface Door {
  district: string;
  town: string;
  village: Village;
  road: string;
  number: number;
  estate: string;
  building: number;
  unit: number;
  room: string;
  isHamlet: boolean;
}

const housesPerGroup = 30;

function roomNumber(inUnit: number, flats: number): string {
  return `${1 + Math.floor(inUnit / flats)}0${1 + (inUnit % flats)}`;
}

/** Writes addresses of dwellings and of estates. */
export class Addresses {
  private readonly divisions: Divisions;
  private readonly grids: Grids;
  private readonly housing: Housing;
  private lastDwelling = -1;
  private lastDoor: Door | null = null;

  constructor(divisions: Divisions, grids: Grids, housing: Housing) {
    this.divisions = divisions;
    this.grids = grids;
    this.housing = housing;
  }

  villageOf(estate: number): Village {
    return this.divisions.villages[this.grids.village[this.housing.estateGrid[estate]!]!]!;
  }

  /** Building, unit and room of a dwelling; in a hamlet its group and house number. */
  door(dwelling: number): Door {
    if (dwelling !== this.lastDwelling) {
      this.lastDoor = this.findDoor(dwelling);
      this.lastDwelling = dwelling;
    }
    return this.lastDoor!;
  }

  private findDoor(dwelling: number): Door {
    const { housing } = this;
    const estate = housing.dwellingEstate[dwelling]!;
    const village = this.villageOf(estate);
    const ordinal = dwelling - housing.firstDwelling[estate]!;
    const isHamlet = housing.floors[estate] === 0;
    const [perUnit, flats] = [housing.floors[estate]! * housing.flats[estate]!, housing.flats[estate]!];
    const perBuilding = isHamlet ? housesPerGroup : perUnit * housing.units[estate]!;
    const inBuilding = ordinal % perBuilding;
    const firstBuilding = isHamlet ? 1 + (housing.estateNumber[estate]! % 7) * 3 : 1;
    return {
      district: this.divisions.districts[village.district]!.name,
      town: this.divisions.towns[village.town]!.name,
      village,
      road: roads[housing.estateRoad[estate]!]!,
      number: housing.estateNumber[estate]!,
      estate: housing.estateName[estate]!,
      building: firstBuilding + Math.floor(ordinal / perBuilding),
      unit: isHamlet ? 0 : 1 + Math.floor(inBuilding / perUnit),
      room: isHamlet ? String(inBuilding + 1) : roomNumber(inBuilding % perUnit, flats),
      isHamlet,
    };
  }

  /** The address of a dwelling as a department writes it. */
  write(dwelling: number, style: AddressStyle): string {
    const door = this.door(dwelling);
    return door.isHamlet ? hamletAddress(door, style) : estateAddress(door, style);
  }

  /** Where an estate stands, for tickets and companies: without a door. */
  place(estate: number, style: 'full' | 'road' | 'name'): string {
    const { housing } = this;
    const village = this.villageOf(estate);
    const road = `${roads[housing.estateRoad[estate]!]!}${housing.estateNumber[estate]!}号`;
    const name = housing.estateName[estate]! || village.name;
    if (style === 'name') return name;
    if (style === 'road') return road + (housing.estateName[estate] ? name : '');
    const district = this.divisions.districts[village.district]!.name;
    const town = this.divisions.towns[village.town]!.name;
    return `${cityName}${district}${town}${housing.estateName[estate] ? road + name : village.name}`;
  }
}

function hamletAddress(door: Door, style: AddressStyle): string {
  const { village } = door;
  const house = `${door.building}组${door.room}号`;
  switch (style) {
    case 'full':
      return `${provinceName}${cityName}${door.district}${door.town}${village.name}${house}`;
    case 'formal':
      return `${cityName}${door.district}${door.town}${village.name}${door.building}组${door.room}号`;
    case 'city':
      return `${door.district}${door.town}${village.name}${house}`;
    case 'short':
      return village.name + house;
    case 'dashed':
      return `${village.name}${door.building}-${door.room}`;
    case 'messy':
      return `${door.town} ${village.name} 第${door.building}组 ${door.room}号`;
  }
}

function estateAddress(door: Door, style: AddressStyle): string {
  const road = `${door.road}${door.number}号`;
  const flat = `${door.building}幢${door.unit}单元${door.room}室`;
  switch (style) {
    case 'full':
      return `${provinceName}${cityName}${door.district}${road}${flat}`;
    case 'formal':
      return `${cityName}${door.district}${door.town}${road}${door.estate}${flat}`;
    case 'city':
      return `${door.district}${road}${door.estate}${flat}`;
    case 'short':
      return `${door.estate}${door.building}幢${door.unit}单元${door.room}`;
    case 'dashed':
      return `${door.estate}${door.building}-${door.unit}-${door.room}`;
    case 'messy':
      return `${door.town} ${door.estate}${door.building}#楼${door.unit}单元 ${door.room}`;
  }
}
