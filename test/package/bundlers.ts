import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';
import webpack from 'webpack';

/** What a bundler made of an app, and what it said about it. */
export interface Bundle {
  readonly folder: string;
  /** Of what the page loads at once. */
  readonly code: string;
  /** Of what it may load later. */
  readonly later: string;
  readonly complaints: readonly string[];
}

interface Job {
  readonly root: string;
  readonly entry: string;
  readonly folder: string;
}

/** Each as an app would have it: no alias, no plugin, nothing that knows of this package. */
const BUNDLERS = {
  async esbuild({ root, entry, folder }: Job) {
    const { warnings } = await esbuild({
      absWorkingDir: root,
      entryPoints: [entry],
      bundle: true,
      splitting: true,
      format: 'esm',
      outdir: folder,
      entryNames: 'main',
      logLevel: 'silent',
    });
    return warnings.map(({ text }) => text);
  },

  async vite({ root, entry, folder }: Job) {
    const complaints: string[] = [];
    await vite({
      root,
      configFile: false,
      logLevel: 'silent',
      build: {
        outDir: folder,
        minify: false,
        modulePreload: false,
        rolldownOptions: {
          input: entry,
          output: { entryFileNames: 'main.js', chunkFileNames: '[name]-[hash].js' },
          onLog: (_level, { message }) => void complaints.push(message),
        },
      },
    });
    return complaints;
  },

  async webpack({ root, entry, folder }: Job) {
    const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) => {
      webpack(
        {
          mode: 'production',
          context: root,
          entry,
          output: { path: folder, filename: 'main.js' },
          optimization: { minimize: false },
          // That a call is larger than 244 kB is measured by `npm run size`.
          performance: { hints: false },
        },
        (error, result) => (error ? reject(error) : resolve(result)),
      );
    });
    const { errors = [], warnings = [] } = stats?.toJson({ all: false, errors: true, warnings: true }) ?? {};
    return [...errors, ...warnings].map(({ message }) => message);
  },
} satisfies Record<string, (job: Job) => Promise<readonly string[]>>;

export type BundlerName = keyof typeof BUNDLERS;
export const BUNDLER_NAMES = Object.keys(BUNDLERS) as BundlerName[];

/** Bundles an app of one file, in a folder where the package is installed. */
export async function bundle(
  bundler: BundlerName,
  root: string,
  name: string,
  code: string,
): Promise<Bundle> {
  const entry = join(root, `${name}.js`);
  const folder = join(root, `${bundler}-${name}`);
  writeFileSync(entry, code);
  const complaints = await BUNDLERS[bundler]({ root, entry, folder });
  const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
  const read = (names: readonly string[]): string =>
    names.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const atOnce = new Set(['main.js']);
  for (const file of atOnce) {
    for (const [, next = ''] of read([file]).matchAll(
      /^(?:import|\} from)\b[^'"\n]*["']\.\/([^"']+)["']/gm,
    )) {
      atOnce.add(next);
    }
  }
  return {
    folder,
    code: read([...atOnce]),
    later: read(files.filter((file) => !atOnce.has(file))),
    complaints,
  };
}
