/** What became of the buyers of two previews with the same luck, and what they were made from. */
import type { Source } from '../../parts/files.ts';
import type { WhatIfResultFragment } from './whatif.generated.ts';

export interface Outcomes {
  readonly now: WhatIfResultFragment;
  readonly before: WhatIfResultFragment;
  readonly source: Source;
}
