import { useNoticesStore } from '../../../stores/notices.ts';
import { useRisk } from '../../../stores/risk.ts';
import type { RowsRequest } from '../../../components/rows/rows-request.ts';

type Asked = Parameters<ReturnType<typeof useRisk>['figures']['rowsBehind']>[0];

/** The rows that a figure counts; null, and said, where they are not listed or cannot be had. */
export function useRowsBehind() {
  const notices = useNoticesStore();

  async function rowsBehind(asked: Asked): Promise<Pick<RowsRequest, 'dataset' | 'filters'> | null> {
    try {
      const rows = await useRisk().figures.rowsBehind(asked);
      if (!rows) notices.raise('info', 'risk.dashboard.notListed');
      return rows;
    } catch (error) {
      notices.raiseFailure(error);
      return null;
    }
  }

  return { rowsBehind };
}
