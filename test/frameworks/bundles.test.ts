import { bundlesWell } from '../package/bundle-checks.js';
import { BUNDLER_NAMES } from '../package/bundlers.js';

// Vite is in every run: test/package.
for (const bundler of BUNDLER_NAMES) if (bundler !== 'vite') bundlesWell(bundler);
