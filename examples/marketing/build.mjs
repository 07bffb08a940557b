// The whole build: our pages, and beside them the files of the kit as a CDN would serve them.
import { cpSync, rmSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });
cpSync('public', 'dist', { recursive: true });
cpSync(new URL('.', import.meta.resolve('call-elements/cdn')), 'dist/call-elements', { recursive: true });
