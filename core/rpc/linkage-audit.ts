import { judgeAuditPair, nextAuditPairs } from '../matching/workbench/audit-pairs.ts';
import { evaluateLabels } from '../matching/workbench/evaluate-labels.ts';
import { previewAudit } from '../matching/workbench/preview-audit.ts';
import { newestAudit } from '../matching/workbench/read-audit.ts';
import { startAudit } from '../matching/workbench/start-audit.ts';
import { hub } from './hub.ts';
import { signalOf } from './signal-of.ts';

const { audit: contract } = hub.linkage;

export const audit = contract.router({
  get: contract.get.handler(({ context: { services }, input }) =>
    newestAudit(services.warehouse, input.entity),
  ),
  preview: contract.preview.handler(({ context: { services }, input }) =>
    previewAudit(services.warehouse, input),
  ),
  start: contract.start.handler(({ context: { services, actor }, input }) =>
    startAudit(services, actor, input),
  ),
  next: contract.next.handler(({ context: { services, actor }, input, signal }) =>
    nextAuditPairs(services.warehouse, actor, { ...input, signal: signalOf(signal) }),
  ),
  judge: contract.judge.handler(({ context: { services, actor }, input }) =>
    judgeAuditPair(services, actor, input),
  ),
  evaluate: contract.evaluate.handler(({ context: { services, actor }, input }) =>
    evaluateLabels(services.warehouse, actor, input.entity),
  ),
});
