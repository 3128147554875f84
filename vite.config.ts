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
const isExternal = (id: string) =>
  id === 'electron' ||
  id.startsWith('node:') ||
  builtinModules.includes(id) ||
  runtimePackages.some((name) => id === name || id.startsWith(`${name}/`));

/** A bundle for Node or Electron's Node: our own code in one pass, packages left to node_modules. */
function nodeBundle(
  entries: Record<string, string>,
  outDir: string,
  format: 'es' | 'cjs' = 'es',
): UserConfig {
  return {
    publicDir: false,
    build: {
      target: 'node20',
      outDir: at(outDir),
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      ssr: true,
      rollupOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, at(file)])),
        external: isExternal,
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
    maxWorkers: 2,
    projects: suites.map((name) => ({
      extends: true as const,
      test: {
        name,
        include: [`tests/${name}/**/*.test.ts`],
        ...(name === 'unit' ? {} : { globalSetup: at('tests/build-once.ts') }),
        testTimeout: name === 'unit' ? 20_000 : 180_000,
        hookTimeout: 180_000,
        // Killing processes at chosen moments wants the machine for itself, and so does a browser that people wait for.
        fileParallelism: name !== 'faults' && name !== 'e2e',
      },
    })),
  },
};

const modes: Record<string, UserConfig> = {
  renderer,
  report,
  node: nodeBundle({ tonghui: 'server/cli/main.ts', parser: 'server/parser/main.ts' }, 'dist/node'),
  electron: nodeBundle(
    {
      main: 'electron/main/main.ts',
      'core-host': 'electron/core-host/main.ts',
      parser: 'electron/core-host/parser.ts',
    },
    'dist/electron',
  ),
  preload: nodeBundle({ preload: 'electron/preload/preload.ts' }, 'dist/electron', 'cjs'),
  test: tests,
};

export default defineConfig(({ mode }) => modes[mode] ?? renderer);
