// The whole build: our page, and beside it the files of the kit as a CDN would serve them.
import { cpSync, rmSync } from 'node:fs';

const kit = new URL('../', import.meta.resolve('call-elements/cdn'));

rmSync('dist', { recursive: true, force: true });
cpSync('public', 'dist', { recursive: true });
cpSync(new URL('cdn', kit), 'dist/call-elements', { recursive: true });
cpSync(new URL('themes/soft.css', kit), 'dist/call-elements/soft.css');
