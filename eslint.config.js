import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import storybook from 'eslint-plugin-storybook';
import { configs as wc } from 'eslint-plugin-wc';

/** Ways to turn text into markup. Names and user data come from strangers: they stay text, everywhere. */
const NO_MARKUP_FROM_TEXT = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]',
    message:
      'Markup from text breaks under Trusted Types and lets strangers in: use bindings or textContent.',
  },
  {
    selector: 'ImportSpecifier[imported.name=/^unsafe(HTML|SVG|CSS|Static)$/]',
    message: 'The unsafe… helpers turn text into markup or styles: use bindings, svg`` or css``.',
  },
  {
    selector: 'TemplateElement[value.raw=/\\.(innerHTML|outerHTML|srcdoc)=/]',
    message: 'Binding innerHTML turns text into markup.',
  },
];

const SOURCES = ['src/**/*.ts'];

export default defineConfig(
  globalIgnores([
    ...['dist', 'site', 'storybook-static', 'coverage', '.cache', 'scripts/templates', 'test/fixtures'],
    // Compiled in dist/types, beside what is generated; see test/frameworks/types.test.ts.
    'scripts/types',
    // Where people build them in place.
    'examples/*/{dist,.next,.angular,next-env.d.ts}',
  ]),

  {
    name: 'typescript, with types',
    files: ['**/*.ts'],
    // Their builds check the types: here their packages are not installed.
    ignores: ['examples/**'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A method that answers a promise by contract may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },

  {
    name: 'the kit itself',
    files: SOURCES,
    rules: { 'no-console': 'error', 'no-restricted-syntax': ['error', ...NO_MARKUP_FROM_TEXT] },
  },
  {
    name: 'the one place that may write to the console',
    files: ['src/support/logger.ts'],
    rules: { 'no-console': 'off' },
  },

  {
    name: 'pages and stories hold to the same rules as the kit',
    files: ['stories/**/*.ts', 'demo/**/*.ts', 'website/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NO_MARKUP_FROM_TEXT] },
  },

  {
    name: 'examples, which people copy',
    files: ['examples/**/*.{ts,tsx,js,mjs}'],
    extends: [tseslint.configs.recommended],
    rules: {
      'no-restricted-syntax': ['error', ...NO_MARKUP_FROM_TEXT],
      // Types of the tags are brought in as packages say that it is done.
      '@typescript-eslint/triple-slash-reference': 'off',
    },
  },

  {
    name: 'elements',
    files: [...SOURCES, 'stories/**/*.ts', 'demo/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    rules: litA11y.configs.recommended.rules,
  },

  {
    name: 'tests',
    files: ['test/**/*.ts'],
    rules: {
      // chai's assertions are expressions: expect(x).to.be.true
      '@typescript-eslint/no-unused-expressions': 'off',
      // … and `equal` is typed as a promise by @open-wc/testing, which it never is.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [{ from: 'package', package: '@open-wc/semantic-dom-diff', name: 'Equal' }],
        },
      ],
      // Tests reach for what a mock or a page hands back, and check it by running.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },

  storybook.configs['flat/recommended'],

  {
    name: 'scripts and configurations in plain JavaScript',
    files: ['**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.recommended],
  },
);
