import type { FieldType } from '../../../schemas/datasets/dataset.ts';
import { address } from './address.ts';
import { boolean } from './boolean.ts';
import { citizenNumber } from './citizen-number.ts';
import { code } from './code.ts';
import { latitude, longitude } from './coordinate.ts';
import { creditCode } from './credit-code.ts';
import { division } from './division.ts';
import { geometry } from './geometry.ts';
import { gridCode } from './grid-code.ts';
import { identityNumber } from './identity-number.ts';
import { date, datetime } from './moment.ts';
import { name } from './name.ts';
import type { NormaliserOf } from './normaliser.ts';
import { decimal, integer } from './number.ts';
import { organisationCode } from './organisation-code.ts';
import { organisationName } from './organisation-name.ts';
import { phone } from './phone.ts';
import { longText, text } from './text.ts';

/** The one normaliser of each field type. */
export const normalisers: Record<FieldType, NormaliserOf> = {
  text,
  'long-text': longText,
  name,
  'organisation-name': organisationName,
  'citizen-number': citizenNumber,
  'credit-code': creditCode,
  'organisation-code': organisationCode,
  'identity-number': identityNumber,
  phone,
  address,
  division,
  'grid-code': gridCode,
  code,
  boolean,
  date,
  datetime,
  integer,
  decimal,
  longitude,
  latitude,
  geometry,
};
