import type { StorybookConfig } from '@storybook/web-components-vite';
import { BROWSER_ALIASES } from '../scripts/lib/aliases.mjs';

const config: StorybookConfig = {
  stories: ['../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  framework: { name: '@storybook/web-components-vite', options: {} },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({
    ...vite,
    // Vite would rewrite light-dark() into something that only works where a style sheet sets color-scheme.
    build: { ...vite.build, cssMinify: false, cssTarget: 'esnext' },
    resolve: { ...vite.resolve, alias: { ...vite.resolve?.alias, ...BROWSER_ALIASES } },
  }),
};

export default config;
