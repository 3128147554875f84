import { attachEvidence } from '../dispatch/evidence/attach-evidence.ts';
import { readEvidence } from '../dispatch/evidence/read-evidence.ts';
import { makeForm } from '../dispatch/forms/make-form.ts';
import { takeFeedback } from '../dispatch/forms/take-feedback.ts';
import { actOnMatter } from '../dispatch/matters/act-on-matter.ts';
import { createMatter } from '../dispatch/matters/create-matter.ts';
import { matterDepartments } from '../dispatch/matters/departments.ts';
import { listMatters } from '../dispatch/matters/list-matters.ts';
import { readMatter } from '../dispatch/matters/read-matter.ts';
import { proposeDepartments } from '../dispatch/propose/propose-departments.ts';
import { hub } from './hub.ts';

const contract = hub.dispatch.matters;

/** Matters, from their making to their end. */
export const matters = contract.router({
  list: contract.list.handler(({ context: { services, actor }, input }) =>
    listMatters(services.dispatch, actor, input),
  ),
  get: contract.get.handler(({ context: { services, actor }, input }) =>
    readMatter(services.dispatch, actor, input.matterId),
  ),
  create: contract.create.handler(({ context: { services, actor }, input }) =>
    createMatter(services.dispatch, actor, input),
  ),
  propose: contract.propose.handler(({ context: { services, actor }, input }) =>
    proposeDepartments(services.warehouse, actor, input),
  ),
  act: contract.act.handler(({ context: { services, actor }, input }) =>
    actOnMatter(services.dispatch, actor, input),
  ),
  attach: contract.attach.handler(({ context: { services, actor }, input }) =>
    attachEvidence(services.dispatch, actor, input),
  ),
  evidence: contract.evidence.handler(({ context: { services, actor }, input }) =>
    readEvidence(services.dispatch, actor, input),
  ),
  form: contract.form.handler(({ context: { services, actor }, input }) =>
    makeForm(services.dispatch, actor, input),
  ),
  takeFeedback: contract.takeFeedback.handler(({ context: { services, actor }, input }) =>
    takeFeedback(services.dispatch, actor, input.file),
  ),
  departments: contract.departments.handler(({ context: { services, actor } }) =>
    matterDepartments(services.warehouse, actor),
  ),
});
