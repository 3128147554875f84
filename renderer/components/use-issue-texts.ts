import { useTexts } from './use-texts.ts';

/** What a validation rule or normaliser found, in words, and how to put it right. */
export function useIssueTexts() {
  const { t, textOr } = useTexts();

  const issueTitle = (code: string): string =>
    textOr(`issues.${code}.title`, t('app.states.unknownCode', { code }));
  const issueRemedy = (code: string): string => textOr(`issues.${code}.remedy`, '');

  return { issueTitle, issueRemedy };
}
