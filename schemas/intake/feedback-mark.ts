/**
 * The mark of a feedback form (反馈表) that the hub made: the beginning of its workspace's id, the step by which the matter was
 * assigned, and a keyed hash. Whoever has the key alone can make one.
 */
export const feedbackMarkPattern = /TH1-([0-9a-f]{8})-(\d{1,6})-([0-9a-f]{24})/;
