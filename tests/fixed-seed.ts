import fc from 'fast-check';

/**
 * Properties draw the same values in every run, so that a run fails for what was changed and not by luck; PROPERTY_SEED draws
 * others.
 */
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20240305) });
