import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';
import { layering } from './scripts/lint/layering.js';

const sizeLimits = {
  'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
};

/** An object spread into the object that it is written in says nothing but where its lines end. */
const plainObjects = {
  'no-restricted-syntax': [
    'error',
    {
      selector: 'ObjectExpression > SpreadElement > ObjectExpression.argument',
      message:
        'Write the properties straight into the object; what grows too long wants a function or file of its own.',
    },
  ],
};

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'coverage/**', 'schemas/codes/data/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  ...vue.configs['flat/recommended'],
  prettier,
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
  },
  {
    plugins: { tonghui: { rules: { layering } } },
    rules: {
      'tonghui/layering': 'error',
      ...plainObjects,
      'no-undef': 'off',
      'vue/multi-word-component-names': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { files: ['**/*.{ts,vue,js,mjs}'], ignores: ['tests/**', 'schemas/**'], rules: sizeLimits },
  {
    files: ['renderer/**'],
    rules: {
      'vue/no-v-html': 'error',
      'no-restricted-globals': ['error', { name: 'process', message: 'The renderer has no Node.' }],
    },
  },
);
