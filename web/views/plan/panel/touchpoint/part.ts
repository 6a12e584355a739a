/** What every group of a touchpoint's fields is given. */
import type { TouchpointInput } from '../../../../generated/schema.ts';
import type { Patch } from '../../edits.ts';
import type { Issues } from '../issueAt.ts';

export interface Part {
  readonly touchpoint: TouchpointInput;
  readonly issues: Issues;
  /** Sets fields; one that is undefined is left out. */
  readonly set: (patch: Patch<TouchpointInput>) => void;
}
