export { loadReferences } from './load-references.ts';
export { divisionsRegistered, registerOwnDivisions } from './own-divisions.ts';
