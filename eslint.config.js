import eslint from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const SPECS = ['**/*.spec.ts', '**/*.contract.ts', '**/testing/**/*.ts', 'test/**/*.{ts,mjs}'];

/** A suite that leaves tests out, or waits for a time instead of for a condition, can pass without having looked. */
const honestSpecs = [
  {
    selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|failing)$/]',
    message: 'Every test runs: no only, skip, todo or failing.',
  },
  {
    selector: 'CallExpression[callee.name=/^(fit|xit|xtest|fdescribe|xdescribe)$/]',
    message: 'Every test runs: no focused or excluded tests.',
  },
  {
    selector:
      'CallExpression[callee.name=/^(setTimeout|sleep|delay)$/], CallExpression[callee.property.name=/^(setTimeout|sleep)$/]',
    message: 'Wait for the condition with eventually, never for a time.',
  },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      '.nx/',
      'data/',
      'coverage/',
      'test-output/',
      'test/architecture/breaches/',
    ],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // The compiler knows better than the names lists of ESLint.
      'no-undef': 'off',
      'prefer-const': ['error', { ignoreReadBeforeAssign: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // An async function without await still turns a throw into a rejection, and fits the port it implements.
      '@typescript-eslint/require-await': 'off',
      // What comes from outside as unknown is made text on purpose, and checked as text.
      '@typescript-eslint/no-base-to-string': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'fetch',
          'performance',
          'Buffer',
          'AbortSignal',
          'setTimeout',
          'clearTimeout',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.{spec,contract}.ts', 'test/**/*.ts'],
    rules: {
      // Specs read answers of HTTP as a stranger would: JSON whose shape the expectations tell, not a type.
      ...Object.fromEntries(
        ['argument', 'assignment', 'call', 'member-access', 'return'].map((u) => [
          `@typescript-eslint/no-unsafe-${u}`,
          'off',
        ]),
      ),
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
  { files: SPECS, rules: { 'no-restricted-syntax': ['error', ...honestSpecs] } },
  { files: ['services/console/**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },
);
