import { ElMessage } from 'element-plus';
import { watch } from 'vue';
import { useTexts } from '../../components/use-texts.ts';
import { useNoticesStore, type Notice } from '../../stores/notices.ts';

const shortMs = 4000;
const longMs = 10000;

/** Shows each new notice for a moment; all of them stay in the notice tray. */
export function useToasts(): void {
  const { textOr, failureText } = useTexts();
  const store = useNoticesStore();

  function textOf({ message, failure }: Notice): string {
    if (failure) return Object.values(failureText(failure)).join(' ');
    return message ? textOr(message.key, message.key, message.data) : '';
  }

  watch(
    () => store.notices[0],
    (latest, before) => {
      if (!latest || latest.id === before?.id) return;
      const duration = latest.level === 'error' ? longMs : shortMs;
      ElMessage({ type: latest.level, message: textOf(latest), duration, showClose: true, grouping: true });
    },
  );
}
