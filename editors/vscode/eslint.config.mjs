import eslint from '@eslint/js';
import typescript from 'typescript-eslint';

export default typescript.config(
    { ignores: ['out/', 'node_modules/'] },
    eslint.configs.recommended,
    {
        files: ['**/*.ts'],
        extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        rules: {
            '@typescript-eslint/explicit-module-boundary-types': 'error',
            '@typescript-eslint/switch-exhaustiveness-check': 'error',
            // Node's own runner gives back a promise that nobody has to wait for.
            '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: ['test', 'describe', 'it'] }] }],
            '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
        },
    },
    {
        // Layers: what is outside of src/editor knows nothing of the editor, so that it is tested without one.
        files: ['src/**/*.ts'],
        ignores: ['src/editor/**', 'src/extension.ts'],
        rules: { 'no-restricted-imports': ['error', { paths: ['vscode', 'vscode-languageclient', 'vscode-languageclient/node'] }] },
    },
    { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } } },
);
