import { dirname, relative, resolve, sep } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** Inside core, from the ground up: a folder may import itself and whatever stands before it. */
const coreOrder = [
  'core/base',
  'core/address',
  'core/space',
  'core/workspace',
  'core/warehouse',
  'core/journal',
  'core/jobs',
  'core/access',
  'core/preferences',
  'core/ingest',
  'core/matching',
  'core/master',
  'core/monitoring',
  'core/dispatch',
  'core/catalog',
  'core/reports',
  'core/rpc',
];

const own = {
  schemas: ['schemas'],
  connectors: ['connectors', 'schemas'],
  core: ['schemas', 'core'],
  renderer: ['renderer', 'schemas'],
  'electron/main': ['electron/main', 'electron/security', 'schemas'],
  'electron/preload': ['electron/preload', 'schemas'],
  'electron/security': ['electron/security', 'schemas'],
  'electron/core-host': ['electron/core-host', 'core', 'connectors', 'schemas'],
  server: ['server', 'core', 'connectors', 'schemas', 'sample'],
  sample: ['sample', 'schemas'],
};

const packages = {
  schemas: [/^zod$/, /^@orpc\/contract/],
  connectors: [
    /^yauzl$/,
    /^sql\.js$/,
    /^htmlparser2$/,
    /^hyparquet/,
    /^pg$/,
    /^pg-copy-streams$/,
    /^mysql2$/,
    /^node:/,
  ],
  sample: [/^hucre\//, /^node:/],
  renderer: [
    /^(vue|vue-router|pinia|element-plus|@element-plus\/|vue-i18n|ag-grid-|echarts|vue-echarts|apache-arrow|@orpc\/(client|contract))/,
  ],
};

const driver = /^@duckdb\//;

function folderOf(path) {
  return relative(root, path).split(sep).join('/');
}

function ownerOf(path, table) {
  return Object.keys(table)
    .filter((folder) => path === folder || path.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function coreLevel(path) {
  return coreOrder.findIndex((folder) => path.startsWith(`${folder}/`));
}

/** Says why `from` may not import `specifier`, or null when it may. */
export function violation(fromFile, specifier) {
  const from = folderOf(fromFile);
  if (!specifier.startsWith('.')) return packageViolation(from, specifier);
  const target = folderOf(resolve(dirname(fromFile), specifier));
  const owner = ownerOf(from, own);
  if (!owner) return null;
  if (target !== 'package.json' && !own[owner].some((folder) => target.startsWith(`${folder}/`)))
    return `${owner} may import only ${own[owner].join(', ')}`;
  const [here, there] = [coreLevel(from), coreLevel(target)];
  if (here >= 0 && there > here) return `${coreOrder[here]} stands below ${coreOrder[there]}`;
  return null;
}

function packageViolation(from, specifier) {
  if (driver.test(specifier) && !/^(core\/warehouse|bench|tests)\//.test(from))
    return 'the DuckDB driver is imported only in core/warehouse';
  if (specifier === 'electron' && !from.startsWith('electron/'))
    return 'Electron is imported only in electron/';
  const owner = ownerOf(from, packages);
  if (owner && !packages[owner].some((pattern) => pattern.test(specifier)))
    return `${owner} may not use the package ${specifier}`;
  return null;
}

/** ESLint rule: the folder a file stands in says what it may import (DESIGN §2). */
export const layering = {
  meta: { type: 'problem', schema: [], messages: { layer: '{{reason}} ({{specifier}}).' } },
  create(context) {
    const check = (node) => {
      if (typeof node.source?.value !== 'string') return;
      const reason = violation(context.filename, node.source.value);
      if (reason)
        context.report({ node, messageId: 'layer', data: { reason, specifier: node.source.value } });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};
