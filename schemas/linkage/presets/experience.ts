import type { PresetKind } from './preset-kind.ts';

/** m and u by preset, comparison and level, as trained on the sample city by bench/linkage/write-experience.ts. */
export const experience: Readonly<
  Record<PresetKind, Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>>>
> = {
  person: {
    number: {
      'other-name': [0.000001, 0.02],
      exact: [0.854, 0.0000031],
      same: [0.00000461, 9.8e-7],
      misread: [0.094, 3.2e-7],
      masked: [0.0487, 1.69e-7],
      else: [0.00278, 0.98],
    },
    name: {
      exact: [0.951, 0.0000243],
      variant: [0.00685, 1.85e-7],
      homophone: [0.0411, 0.0000281],
      'similar-shape': [0.00000659, 0.000002],
      similar: [0.00113, 0.000522],
      else: [0.000281, 0.999],
    },
    birth: {
      exact: [0.996, 0.0000475],
      'year-alone': [0.0026, 0.000106],
      swapped: [0.0000026, 0.0000144],
      near: [0.000312, 0.00284],
      'same-year': [0.000827, 0.0132],
      else: [0.00000268, 0.984],
    },
    sex: {
      exact: [0.999, 0.501],
      else: [0.00115, 0.499],
    },
    phone: {
      exact: [0.737, 0.00000315],
      'one-digit': [0.00000605, 0.000372],
      else: [0.263, 1],
    },
    address: {
      same: [0.87, 0.00013],
      'place-unknown': [0.000054, 0.00000132],
      'same-place': [0.0011, 0.00921],
      else: [0.129, 0.991],
    },
    permit: {
      exact: [0.997, 2.08e-7],
      else: [0.00254, 1],
    },
  },
  'legal-entity': {
    code: {
      exact: [1, 0.0000594],
      'one-character': [0.000174, 2.57e-7],
      else: [0.000174, 1],
    },
    name: {
      exact: [0.966, 0.0000577],
      core: [0.0333, 0.00000173],
      'one-character': [0.000174, 0.0000157],
      similar: [0.000174, 0.000291],
      else: [0.000174, 1],
    },
    representative: {
      exact: [0.965, 0.0000593],
      'sounds-alike': [0.0352, 0.0000294],
      else: [0.000197, 1],
    },
    founded: {
      exact: [1, 0.0000818],
      near: [0.000158, 0.0107],
      else: [0.000158, 0.989],
    },
    address: {
      same: [0.815, 0.0000422],
      'same-door': [0.184, 0.00000942],
      'same-place': [0.000159, 0.01],
      else: [0.000159, 0.99],
    },
    phone: {
      exact: [0.5, 1.21e-7],
      else: [0.5, 1],
    },
  },
  dwelling: {
    number: {
      exact: [0.997, 8.25e-8],
      else: [0.00339, 1],
    },
    place: {
      same: [0.171, 0.00192],
      'same-estate': [0.829, 0.00747],
      else: [0.0000732, 0.991],
    },
    door: {
      exact: [1, 0.00477],
      else: [0.000269, 0.995],
    },
    owner: {
      exact: [0.95, 0.0000888],
      'sounds-alike': [0.0489, 0.0000325],
      else: [0.00112, 1],
    },
    area: {
      same: [1, 0.00841],
      near: [0.0000234, 0.0704],
      else: [0.0000237, 0.921],
    },
  },
  'service-ticket': {
    caller: {
      exact: [0.5, 0.000789],
      else: [0.5, 0.999],
    },
    content: {
      exact: [0.3, 6.25e-7],
      alike: [0.3, 0.0000403],
      related: [0.25, 0.00131],
      distant: [0.1, 0.014],
      else: [0.05, 0.985],
    },
    time: {
      'same-day': [0.6, 0.00373],
      days: [0.25, 0.00717],
      weeks: [0.149, 0.0401],
      else: [0.001, 0.949],
    },
    category: {
      else: [0.1, 0.9],
    },
    place: {
      same: [0.85, 0.00701],
      'same-area': [0.1, 0.0589],
      else: [0.05, 0.934],
    },
  },
};
