import { derivedTables } from '../../../warehouse/derived-tables.ts';

/** Trained models in schema `mart`, as DDL: they follow from labels and delivered classes by a fixed seed. */
const tables: Readonly<Record<string, string>> = {
  // One row per aspect that a build has looked at. basis: versions of the labels and the taxonomy that it was trained from; delivered: how
  // many requests came with a class of their own then; texts: trained with; quality: JSON of how it told texts that it was not trained
  // with, null where there was too little to train with, or shipped words told more.
  opinion_training: 'aspect VARCHAR, basis VARCHAR, delivered BIGINT, texts INTEGER, quality VARCHAR',
  // The classifiers of an aspect; node: the path that it goes on from, empty at the top.
  opinion_model: 'aspect VARCHAR, node VARCHAR, model BLOB',
};

/** Made at every opening where they are not there, or of another release. */
export const { prepare: prepareOpinionModels } = derivedTables('mart', tables, 'opinion_model_build');
