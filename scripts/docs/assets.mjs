import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { build } from 'esbuild';
import { build as viteBuild } from 'vite';
import { BROWSER_ALIASES } from '../lib/aliases.mjs';
import { fromRoot } from '../lib/root.mjs';
import { escape, relativeUrl } from './html.mjs';

/** What pages may load: files of their own alone. `frame-src` is for the two phones of the front page. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "frame-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/**
 * Size in px, so that a page keeps the place free before the picture is there.
 * @param {Buffer} bytes @param {string} type
 * @returns {readonly [number, number]}
 */
export function sizeOf(bytes, type) {
  if (type === '.gif') return [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  if (type === '.png') return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (type === '.svg') {
    const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(bytes.toString()) ?? [];
    if (width && height) return [Number(width), Number(height)];
  }
  if (type === '.webp') {
    const kind = bytes.toString('latin1', 12, 16);
    if (kind === 'VP8X') return [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1];
    if (kind === 'VP8 ') return [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff];
    if (kind === 'VP8L') {
      const bits = bytes.readUInt32LE(21);
      return [(bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1];
    }
  }
  throw new Error(`No size is known of a picture of type ${type}.`);
}

/** Copies pictures into the site, once each, and writes the markup that shows them. @param {string} out */
export function pictures(out) {
  mkdirSync(join(out, 'pictures'), { recursive: true });
  /** @param {string} name @param {string | Buffer} content */
  const put = (name, content) => {
    writeFileSync(join(out, 'pictures', name), content);
    return `pictures/${name}`;
  };
  /** @param {string} path @param {string} alt @param {string} from */
  return (path, alt, from) => {
    const bytes = readFileSync(fromRoot(path));
    const type = extname(path);
    const [width, height] = sizeOf(bytes, type);
    const img = (/** @type {string} */ file, /** @type {string} */ name) =>
      `<img${name} src="${relativeUrl(from, file)}" alt="${escape(alt)}" width="${width}" height="${height}" loading="lazy" decoding="async">`;
    if (type !== '.svg') return img(put(basename(path), bytes), '');
    // A drawing follows the system, not the page: so there are two, and the page shows the one of its scheme.
    const drawing = bytes.toString();
    return ['light', 'dark']
      .map((scheme) => {
        const text = drawing.replace('color-scheme: light dark', `color-scheme: ${scheme}`);
        return img(put(`${basename(path, type)}.${scheme}.svg`, text), ` class="only-${scheme}"`);
      })
      .join('');
  };
}

/** Scripts and styles of the pages, the kit's files for script tags, and the demo. @param {string} out */
export async function buildAssets(out) {
  const common = /** @type {const} */ ({
    outdir: join(out, 'assets'),
    bundle: true,
    minify: true,
    target: 'es2022',
    alias: BROWSER_ALIASES,
    tsconfig: fromRoot('tsconfig.json'),
    logLevel: 'warning',
  });
  // In one piece, and no module: it runs before anything is painted.
  await build({ ...common, entryPoints: { theme: fromRoot('website/client/theme.ts') }, format: 'iife' });
  await build({
    ...common,
    entryPoints: {
      site: fromRoot('website/client/site.ts'),
      demo: fromRoot('website/client/demo.ts'),
      site_styles: fromRoot('website/styles/site.css'),
    },
    splitting: true,
    format: 'esm',
  });
  cpSync(fromRoot('dist/cdn'), join(out, 'cdn'), { recursive: true });
  for (const theme of ['soft', 'sharp']) {
    cpSync(fromRoot(`dist/themes/${theme}.css`), join(out, 'assets', `${theme}.css`));
  }
  await viteBuild({
    configFile: false,
    root: fromRoot('demo'),
    base: './',
    publicDir: false,
    logLevel: 'warn',
    resolve: { alias: BROWSER_ALIASES },
    plugins: [
      {
        name: 'policy',
        transformIndexHtml: {
          order: 'post',
          handler: (html) =>
            html
              .replace(
                '<meta charset="utf-8" />',
                `$&\n    <meta http-equiv="Content-Security-Policy" content="${POLICY}" />`,
              )
              .replaceAll(' crossorigin', ''),
        },
      },
    ],
    build: {
      outDir: join(out, 'demo'),
      emptyOutDir: true,
      target: 'es2022',
      cssMinify: false,
      cssTarget: 'esnext',
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: [fromRoot('demo/phone.html')] },
    },
  });
  writeFileSync(join(out, 'demo', 'demo-config.json'), '{"signaling":"tabs"}\n');
}

/** A mark of what the files hold, to be named in their addresses. @param {string} file */
export const mark = (file) => createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 8);

/** @param {string} file @param {string} text */
export function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
