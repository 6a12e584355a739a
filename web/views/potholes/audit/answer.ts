/** The answer of an audit, part by part. */
import type { PotholesAuditQuery } from './audit.generated.ts';

type Answer = Extract<NonNullable<PotholesAuditQuery['study']>, { readonly __typename: 'Audit' }>;
export type Finding = NonNullable<Answer['findings']>[number];
export type RepairSequence = NonNullable<Answer['sequence']>;
export type Lost = NonNullable<Answer['lostBuyers']>[number];
