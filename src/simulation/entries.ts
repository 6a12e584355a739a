/** What the kernel's recorder takes down beside events, for those who follow its bookkeeping. */
export const ENTRY = {
  /** A life begins. */
  BEGUN: 0,
  /** A touchpoint, no rival's, was noticed. */
  NOTICED: 1,
  /** A noticed exposure has ended; the mood stands. */
  FELT: 2,
  /** An ask pressed. */
  PRESSED: 3,
  /** A touchpoint was attended. */
  ATTENDED: 4,
  /** A purchase, before it shows in the buyer's stage. */
  BOUGHT: 5,
  /** A life has ended, its state as of the horizon. */
  ENDED: 6,
} as const;
