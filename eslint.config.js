import tseslint from 'typescript-eslint';
import reactHooks from 'eslint-plugin-react-hooks';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import cordon from './build/eslint-layers.mjs';

export default tseslint.config(
  { ignores: ['dist/**', 'release/**', 'node_modules/**', 'test-results/**', 'playwright-report/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // A level or an index read from a typed array is checked by construction; numbers in texts are what we want to show.
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      // Typed arrays in the engine's inner loops: an index inside the bound is never undefined, and a check would cost.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // It also wants that assertion gone where undefined would be accepted, as by subarray(); there it hides less, not more.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-control-regex': 'error',
      'no-empty-pattern': 'error',
      'no-self-assign': 'error',
      'no-unreachable-loop': 'error',
    },
  },
  {
    files: ['renderer/**/*.tsx', 'renderer/**/use-*.ts'],
    extends: [reactHooks.configs.flat['recommended-latest'], jsxA11y.flatConfigs.recommended],
    rules: {
      // A dialog that opens puts the focus into its first field, as WAI-ARIA asks.
      'jsx-a11y/no-autofocus': 'off',
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    rules: {
      // Props and commands are records of functions; none of them uses `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['{shared,knowledge-base,renderer,electron,test,build}/**/*.{ts,tsx,mjs}'],
    plugins: { cordon },
    rules: { 'cordon/imports': 'error', 'cordon/offline': 'error' },
  },
  {
    // Programs for the terminal print.
    files: ['build/**/*', 'test/**/*', 'electron/cli/**/*', 'electron/preview/**/*'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      // A fixture that is not there fails the test with a clear message anyway.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
);
