import { decideObjection } from '../dispatch/assessment/decide-objection.ts';
import { objectToAssessment } from '../dispatch/assessment/object-to-assessment.ts';
import { openAssessment } from '../dispatch/assessment/open-assessment.ts';
import { publishAssessment } from '../dispatch/assessment/publish-assessment.ts';
import {
  listAssessments,
  previewAssessment,
  readAssessment,
} from '../dispatch/assessment/read-assessment.ts';
import { adoptWeights, listWeights } from '../dispatch/assessment/weights.ts';
import { hub } from './hub.ts';

const contract = hub.dispatch.assessment;

/** How departments and areas did, checked by them before it is published. */
export const assessment = contract.router({
  preview: contract.preview.handler(({ context: { services, actor }, input }) =>
    previewAssessment(services.dispatch, actor, input),
  ),
  list: contract.list.handler(({ context: { services } }) => listAssessments(services.warehouse)),
  get: contract.get.handler(({ context: { services, actor }, input }) =>
    readAssessment(services.warehouse, actor, input.assessmentId),
  ),
  open: contract.open.handler(({ context: { services, actor }, input }) =>
    openAssessment(services.dispatch, actor, input),
  ),
  object: contract.object.handler(({ context: { services, actor }, input }) =>
    objectToAssessment(services.dispatch, actor, input),
  ),
  decide: contract.decide.handler(async ({ context: { services, actor }, input }) => {
    await decideObjection(services.dispatch, actor, input);
    return {};
  }),
  publish: contract.publish.handler(({ context: { services, actor }, input }) =>
    publishAssessment(services.dispatch, actor, input),
  ),
  weights: contract.weights.handler(({ context: { services } }) => listWeights(services.warehouse)),
  adoptWeights: contract.adoptWeights.handler(async ({ context: { services, actor }, input }) => {
    await adoptWeights(services, actor, input);
    return {};
  }),
});
