/** Touchpoints, personas and links belong either to a revision of a design or to a change of a scenario. */
export type RowOwner = { readonly revisionId: string } | { readonly changeId: string };
