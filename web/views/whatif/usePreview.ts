/** A preview by its input. A newer one ends the older; what was seen last stays until there is something new. */
import { useState } from 'react';
import { useAsked } from '../../api/cache.ts';
import { Refusal } from '../../api/failures.ts';
import type { PreviewInput } from '../../generated/schema.ts';
import { WhatIfPreviewDocument, type WhatIfResultFragment } from './whatif.generated.ts';

export interface Preview {
  readonly result: WhatIfResultFragment | null;
  readonly error: unknown;
  readonly isFetching: boolean;
}

export function usePreview(input: PreviewInput): Preview {
  const { data, error, isFetching } = useAsked(WhatIfPreviewDocument, { input }, { keep: true });
  const [last, setLast] = useState<WhatIfResultFragment | null>(null);
  const answer = data?.preview;
  const fresh = answer?.__typename === 'PreviewSuccess' ? answer.result : null;
  if (fresh && fresh !== last) setLast(fresh);
  const refusal = answer && answer.__typename !== 'PreviewSuccess' ? new Refusal(answer) : null;
  return { result: fresh ?? last, error: refusal ?? error, isFetching };
}
