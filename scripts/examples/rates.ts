/** Rates that come out of an example, next to what has been measured elsewhere (EVIDENCE.md, with its grades). */
import type { Summary } from '../../src/simulation/summary.ts';
import type { EventKind } from '../../src/simulation/vocabulary.ts';

/** Counts of some kinds of events at some touchpoints; no kinds = exposures. */
interface Counted {
  readonly at: readonly string[];
  readonly kinds?: readonly EventKind[];
}

export interface Rate {
  readonly name: string;
  readonly of: Counted;
  readonly among: Counted;
  /** What has been measured, with its source and grade. */
  readonly measured: string;
}

const BLASTS = ['email-1', 'email-2', 'email-3', 'email-4'];
const NOTICED = ['NOTICED', 'ENGAGED', 'ABANDONED'] as const;
const STAYED = ['ENGAGED', 'ABANDONED'] as const;
const BOUNCE = 'about 50 % (V Contentsquare; retail quartiles 38, 47, 62 %)';

const share = (name: string, at: readonly string[], kinds: readonly EventKind[], measured: string): Rate => ({
  name,
  of: { at, kinds },
  among: { at },
  measured,
});

export const RATES: Readonly<Record<string, readonly Rate[]>> = {
  'b2b-webinar': [
    share('E-mail blasts that are noticed', BLASTS, NOTICED, '21.5 % opens (V Campaign Monitor 2022)'),
    share('E-mail blasts that are clicked', BLASTS, STAYED, '2.3 % clicks (V Campaign Monitor 2022)'),
    share('LinkedIn ads that are clicked', ['linkedin-ad'], STAYED, '0.44–0.65 % (V/W LinkedIn single image)'),
    share('Sales calls that connect', ['sales-call'], NOTICED, '4.8 % (W Cognism), 13 % (W Bridge Group)'),
    share('Sales calls that become a meeting', ['sales-call'], STAYED, '2.3 % (W)'),
    share('Visitors who leave the site at once', ['website'], ['NOTICED'], BOUNCE),
    {
      name: 'Registered who attend the webinar',
      of: { at: ['webinar'], kinds: STAYED },
      among: { at: ['registration'], kinds: ['SUBSCRIBED'] },
      measured: '35–45 % (V)',
    },
  ],
  'coaching-community': [
    share('Visitors who leave the landing page at once', ['guide-page'], ['NOTICED'], '70–90 % (W)'),
    share('Visitors who leave the programme page at once', ['programme-page'], ['NOTICED'], BOUNCE),
    share('Weekly letters that are noticed', ['weekly-letter'], NOTICED, '21.5 % opens (V Campaign Monitor 2022)'),
    share('Forms reached and sent', ['mailing-list'], ['SUBSCRIBED'], '32.1 % of forms begun (W)'),
  ],
  'shoe-retailer': [
    share('Visitors who leave the site at once', ['site'], ['NOTICED'], BOUNCE),
    share('Checkouts reached and completed', ['checkout'], ['BOUGHT'], '29.8 % of carts (V Baymard)'),
    share('Newsletters that are noticed', ['newsletter'], NOTICED, '21.5 % opens (V Campaign Monitor 2022)'),
  ],
};

/** The rate in a run; null when there is nothing to judge. */
export function rateIn(summary: Summary, { of, among }: Rate): number | null {
  const whole = count(summary, among);
  return whole === 0 ? null : count(summary, of) / whole;
}

function count(summary: Summary, { at, kinds }: Counted): number {
  let sum = 0;
  for (const touchpoint of summary.touchpoints) {
    if (!at.includes(touchpoint.touchpoint)) continue;
    if (!kinds) sum += touchpoint.exposures;
    else for (const event of touchpoint.events) if (kinds.includes(event.kind)) sum += event.count;
  }
  return sum;
}
