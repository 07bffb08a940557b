import { bundlesWell } from './bundle-checks.js';

// The others: test/frameworks.
bundlesWell('vite');
