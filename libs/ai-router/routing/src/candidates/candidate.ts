import type { CatalogueModel } from '@earshot/model-catalogue';

/** A model that may be asked, in its place of the list. */
export interface Candidate {
  readonly model: CatalogueModel;
  /** It is what the request asked for, and no fallback: its answer may be kept for the whole time to live. */
  readonly isFirstChoice: boolean;
}
