import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { Job } from '../../schemas/api/jobs.ts';
import type { SystemEvent } from '../../schemas/api/system.ts';
import { toFailure, type Failure } from '../api/errors.ts';
import { failureOf } from './jobs.ts';

export type NoticeLevel = 'success' | 'info' | 'warning' | 'error';

/** A message of `schemas/messages` with its data, so that it reads in whatever language is chosen. */
export interface NoticeMessage {
  key: string;
  data: Record<string, unknown>;
}

/** Something that happened and that the person should know. */
export interface Notice {
  id: number;
  level: NoticeLevel;
  at: Date;
  message: NoticeMessage | null;
  failure: Failure | null;
}

const kept = 50;

/** What this window has told the person since it was opened. */
export const useNoticesStore = defineStore('notices', () => {
  const notices = ref<Notice[]>([]);
  const lastSeen = ref(0);
  let lastId = 0;

  const unread = computed(() => notices.value.filter((notice) => notice.id > lastSeen.value).length);

  function add(notice: Pick<Notice, 'level' | 'message' | 'failure'>): void {
    lastId += 1;
    notices.value = [{ ...notice, id: lastId, at: new Date() }, ...notices.value].slice(0, kept);
  }

  function raise(level: NoticeLevel, key: string, data: Record<string, unknown> = {}): void {
    add({ level, message: { key, data }, failure: null });
  }

  /** Tells of a call that failed, in the words of the closed list of errors. */
  function raiseFailure(error: unknown): void {
    add({ level: 'error', message: null, failure: toFailure(error) });
  }

  /** Tells how a job ended that did not come to its result. */
  function raiseJobFailure(job: Job): void {
    add({ level: 'error', message: null, failure: failureOf(job) });
  }

  /** Takes in what the core tells every window. */
  function receive({ level, code, data }: Extract<SystemEvent, { type: 'notice.raised' }>): void {
    raise(level, `app.coreNotices.${code}`, data);
  }

  function markRead(): void {
    lastSeen.value = lastId;
  }

  function clear(): void {
    notices.value = [];
    markRead();
  }

  return { notices, unread, raise, raiseFailure, raiseJobFailure, receive, markRead, clear };
});
