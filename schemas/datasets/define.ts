import type { z } from 'zod';
import type { Dataset, Field, FieldType, Masking, PersonalClass, Reduction } from './dataset.ts';

interface Protection {
  personal: PersonalClass;
  masking: Masking;
  reduction: Reduction;
}

const open: Protection = { personal: 'none', masking: 'none', reduction: 'keep' };

/** What a type's values are unless a field says otherwise; citizen numbers are sensitive after GB/T 35273 annex B. */
const protectionByType: Partial<Record<FieldType, Protection>> = {
  name: { personal: 'personal', masking: 'name', reduction: 'keep' },
  'citizen-number': { personal: 'sensitive', masking: 'number', reduction: 'keep' },
  'identity-number': { personal: 'sensitive', masking: 'number', reduction: 'keep' },
  phone: { personal: 'personal', masking: 'phone', reduction: 'keep' },
  address: { personal: 'personal', masking: 'address', reduction: 'keep' },
  'long-text': { personal: 'personal', masking: 'none', reduction: 'mask-text' },
};

/**
 * Completes a dataset's declaration with the protection that its field types imply. Nothing is parsed here:
 * `tests/unit/datasets` checks every definition against `Dataset`.
 */
export function defineDataset(input: z.input<typeof Dataset>): Dataset {
  return { ...input, fields: input.fields.map(completeField) };
}

function completeField(field: z.input<typeof Field>): Field {
  return { ...open, ...protectionByType[field.type], ...field };
}
