import { z } from 'zod';
import type { Classifier } from './classifier.ts';
import { gramBuckets } from './grams.ts';

const Head = z.object({
  classes: z.array(z.string()),
  titleWeight: z.number(),
  sharpness: z.number(),
  features: z.number().int(),
});

/** A classifier as bytes: the length of a head in JSON, the head, then buckets, rarities, weights and intercepts. */
export function classifierToBytes({
  classes,
  space,
  weights,
  intercepts,
  sharpness,
}: Classifier): Uint8Array {
  const buckets = new Int32Array(space.rarity.length);
  for (let bucket = 0; bucket < gramBuckets; bucket++)
    if (space.featureOf[bucket]! >= 0) buckets[space.featureOf[bucket]!] = bucket;
  const head: z.infer<typeof Head> = {
    classes: [...classes],
    titleWeight: space.titleWeight,
    sharpness,
    features: buckets.length,
  };
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  return Buffer.concat([
    new Uint8Array(Uint32Array.of(headBytes.length).buffer),
    headBytes,
    ...[buckets, space.rarity, weights, intercepts].map((part) => new Uint8Array(part.buffer)),
  ]);
}

/** The classifier that bytes of `classifierToBytes` hold. */
export function classifierFromBytes(bytes: Uint8Array): Classifier {
  const own = Uint8Array.from(bytes).buffer;
  const headLength = new Uint32Array(own.slice(0, 4))[0]!;
  let at = 4 + headLength;
  const head = Head.parse(JSON.parse(new TextDecoder().decode(own.slice(4, at))));
  const take = (count: number) => own.slice(at, (at += count * 4));
  const buckets = new Int32Array(take(head.features));
  const rarity = new Float32Array(take(head.features));
  const weights = new Float32Array(take(head.features * head.classes.length));
  const intercepts = new Float32Array(take(head.classes.length));
  const featureOf = new Int32Array(gramBuckets).fill(-1);
  buckets.forEach((bucket, feature) => (featureOf[bucket] = feature));
  const { classes, titleWeight, sharpness } = head;
  return { classes, space: { featureOf, rarity, titleWeight }, weights, intercepts, sharpness };
}
