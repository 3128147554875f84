import type { Standardisation } from './standardise.ts';

/** What distinguishes a company's name: without brackets, spaces and the words for its legal form. */
function nameCoreSql(name: string): string {
  const bare = `regexp_replace(${name}, '[\\s()（）·]', '', 'g')`;
  return `nullif(regexp_replace(${bare}, '(股份有限公司|有限责任公司|有限公司|集团)', '', 'g'), '')`;
}

/** Enterprises, sole traders, institutions and social organisations. */
export const legalEntityStandardisation: Standardisation = {
  evidenceField: 'uscc',
  columns(field) {
    const code = field('uscc');
    return {
      credit_code: code,
      code_characters: `coalesce(${code}, CASE WHEN length(e.delivered) = 18 THEN e.delivered END)`,
      organisation_code: `coalesce(${field('org_code')}, substr(${code}, 9, 9))`,
      name: field('name'),
      name_core: nameCoreSql(field('name')),
      representative: field('legal_rep'),
      address: field('reg_addr', 'biz_addr'),
    };
  },
};
