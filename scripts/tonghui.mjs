#!/usr/bin/env node
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installIfMissing, root } from './install.mjs';

installIfMissing();
const { buildIfStale } = await import('./build.mjs');
await buildIfStale(['node', 'renderer', 'report']);
await import(pathToFileURL(join(root, 'dist', 'node', 'tonghui.js')).href);
