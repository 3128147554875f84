/// <reference types="vitest/config" />
import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type UserConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };
import { inlinePage } from './scripts/inline-page.ts';

const root = import.meta.dirname;
const at = (path: string) => resolve(root, path);
const runtimePackages = Object.keys(manifest.dependencies);
/** Packages with binaries, threads or parts that they look up by themselves: they stay where npm put them. */
const unbundled = ['@duckdb', '@node-rs/jieba', 'pino', 'pg', 'pg-copy-streams', 'mysql2', 'sql.js'];
const isOutside = (packages: readonly string[]) => (id: string) =>
  id === 'electron' ||
  id.startsWith('node:') ||
  builtinModules.includes(id) ||
  packages.some((name) => id === name || id.startsWith(`${name}/`));

/** A bundle for Node or Electron's Node: our own code in one pass, packages left to node_modules where `outside` names them. */
function nodeBundle(
  entries: Record<string, string>,
  outDir: string,
  { format = 'es', outside = runtimePackages }: { format?: 'es' | 'cjs'; outside?: readonly string[] } = {},
): UserConfig {
  return {
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      target: 'node20',
      outDir: at(outDir),
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      ssr: true,
      rollupOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, at(file)])),
        external: isOutside(outside),
        output: {
          format,
          entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  };
}

const renderer: UserConfig = {
  root: at('renderer'),
  base: './',
  plugins: [vue()],
  // Tests build the page too; it is the product's page all the same, not Vue's slower one for development.
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  build: { outDir: at('dist/renderer'), emptyOutDir: true, target: 'chrome120', chunkSizeWarningLimit: 4000 },
};

/** The report of `tonghui link`: one file that holds all it needs. */
const report: UserConfig = {
  root: at('renderer/report'),
  base: './',
  plugins: [vue(), inlinePage()],
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  build: {
    outDir: at('dist/report'),
    emptyOutDir: true,
    target: 'chrome120',
    chunkSizeWarningLimit: 4000,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
  },
};

const suites = ['unit', 'integration', 'contract', 'security', 'faults', 'e2e'] as const;

const tests: UserConfig = {
  plugins: [vue()],
  test: {
    reporters: ['default', at('tests/summary-reporter.ts')],
    // One more than the cores of a small machine: many files wait for processes, pages and clocks.
    maxWorkers: 3,
    projects: suites.map((name) => ({
      extends: true as const,
      test: {
        name,
        include: [`tests/${name}/**/*.test.ts`],
        ...(name === 'unit' ? {} : { globalSetup: at('tests/build-once.ts') }),
        setupFiles: at('tests/fixed-seed.ts'),
        testTimeout: name === 'unit' ? 20_000 : 300_000,
        hookTimeout: 300_000,
        // The longest; what is polled for may take a while where other tests share the machine.
        expect: { poll: { timeout: 30_000 } },
        // Loading the core takes longer than most files' tests; what they share are modules without state.
        isolate: name === 'security' || name === 'faults' || name === 'e2e',
      },
    })),
  },
};

const modes: Record<string, UserConfig> = {
  renderer,
  report,
  // Each command and each file is a process of its own: with its packages in the bundle it starts in two thirds of the time.
  node: nodeBundle({ tonghui: 'server/cli/main.ts', parser: 'server/parser/main.ts' }, 'dist/node', {
    outside: unbundled,
  }),
  electron: nodeBundle(
    {
      main: 'electron/main/main.ts',
      'core-host': 'electron/core-host/main.ts',
      parser: 'electron/core-host/parser.ts',
    },
    'dist/electron',
  ),
  preload: nodeBundle({ preload: 'electron/preload/preload.ts' }, 'dist/electron', {
    format: 'cjs',
  }),
  test: tests,
};

export default defineConfig(({ mode }) => modes[mode] ?? renderer);
