import { useI18n } from 'vue-i18n';

/** What people call the area of a matter: its name, else its code; the whole city has an empty code. */
export function useAreaName() {
  const { t } = useI18n();
  const areaName = ({ area, areaName }: { area: string; areaName: string | null }): string =>
    areaName ?? (area || t('dispatch.wholeCity'));

  return { areaName };
}
