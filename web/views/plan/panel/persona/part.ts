/** What every group of a persona's fields is given. */
import type { PersonaInput } from '../../../../generated/schema.ts';
import type { Patch } from '../../edits.ts';
import type { Issues } from '../issueAt.ts';

export interface Part {
  readonly persona: PersonaInput;
  readonly issues: Issues;
  /** Sets fields; one that is undefined is left out. */
  readonly set: (patch: Patch<PersonaInput>) => void;
}
