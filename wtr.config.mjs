import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { playwrightLauncher } from '@web/test-runner-playwright';
import puppeteer from 'puppeteer-core';
import { browserPath, chromiumArgs, firefoxPrefs } from './scripts/lib/browsers.mjs';
import { fromRoot } from './scripts/lib/root.mjs';
import { bundledTests } from './scripts/lib/wtr-bundle.mjs';
import { jsonReporter } from './scripts/lib/wtr-json-reporter.mjs';
import { vendorPlugin } from './scripts/lib/wtr-vendor-plugin.mjs';

/** Tests that need a real browser: elements, media, peer connections. `BROWSERS=firefox` takes one only. */
const launchers = {
  chromium: () =>
    playwrightLauncher({
      product: 'chromium',
      concurrency: 1,
      launchOptions: { executablePath: browserPath('chromium'), args: chromiumArgs() },
    }),
  // Playwright drives builds of its own only. Debian's Firefox speaks WebDriver BiDi, which puppeteer does.
  firefox: () =>
    chromeLauncher({
      puppeteer,
      concurrency: 1,
      launchOptions: {
        browser: 'firefox',
        executablePath: browserPath('firefox'),
        headless: true,
        extraPrefsFirefox: firefoxPrefs(),
      },
    }),
};

const wanted = (process.env.BROWSERS ?? 'chromium,firefox').split(',').map((name) => name.trim());
for (const name of wanted) {
  if (!(name in launchers))
    throw new Error(`BROWSERS: "${name}" is none of ${Object.keys(launchers).join(', ')}`);
}

// Said by Lit in every test file; anything else a page logs is worth reading.
const NOISE = /Lit is in dev mode/;

const FOLDERS = ['elements', 'media', 'mesh', 'store', 'session', 'memory'].map((name) => `test/${name}`);

// Who watches or debugs wants each source by itself, and so does the coverage.
const bySource = ['--watch', '--manual', '--coverage'].some((flag) => process.argv.includes(flag));

export default {
  files: FOLDERS.map((folder) => `${folder}/**/*.test.ts`),
  middleware: bySource ? [] : [bundledTests(FOLDERS)],
  browsers: wanted.map((name) => launchers[name]()),
  // Two at once save a fifth of the time, and what one does makes tests of the other late.
  concurrentBrowsers: 1,
  nodeResolve: { exportConditions: ['browser', 'development'] },
  plugins: [
    vendorPlugin(['@xmpp/client', 'webrtc-adapter']),
    esbuildPlugin({ ts: true, tsconfig: fromRoot('tsconfig.json'), target: 'es2022' }),
  ],
  // `npm run test:soak` repeats what is repeated: see test/harness/soak.ts.
  testRunnerHtml: (framework) => `<!doctype html>
    <html lang="en">
      <body>
        <script>
          window.soak = ${Number(process.env.SOAK ?? 1)};
          window.noteTimes = ${Boolean(process.env.NOTE_TIMES)};
        </script>
        <script type="module" src="${framework}"></script>
      </body>
    </html>`,
  // Longer than any wait in a test (see until.ts), which says what it waited for when its own time is up.
  testFramework: { config: { timeout: 45_000 } },
  // Firefox on two busy cores takes its time.
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 240_000 * Number(process.env.SOAK ?? 1),
  filterBrowserLogs: ({ args }) => !NOISE.test(String(args[0])),
  coverageConfig: { include: ['src/**/*.ts'], reportDir: 'coverage', reporters: ['text-summary', 'lcov'] },
  reporters: [defaultReporter(), ...(process.env.WTR_JSON ? [jsonReporter(process.env.WTR_JSON)] : [])],
};
