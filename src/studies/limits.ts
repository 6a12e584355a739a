/** How much may be asked for at once. The API tells these to clients (Query.engine). */
export const STUDY_LIMITS = {
  /** Buyers of a run. */
  runBuyers: 1_000_000_000,
  /** Lives of an experiment: its buyers times the plans that they live under. */
  studyLives: 1_000_000_000,
  /** Scenarios of a comparison, and of a sweep. */
  comparedScenarios: 12,
  sweptScenarios: 6,
  /** Findings of an audit whose repairs are tried. */
  auditFindings: 96,
  /** Buyers of a preview. */
  previewBuyers: 20_000,
  /** Lives that one search of Run.buyers may look at. */
  searchedLives: 200_000,
  /** Lives that one search may find. */
  foundLives: 200,
  /** Studies that may wait to be taken up. */
  queuedStudies: 1_000,
  /** Characters of a seed. */
  seedLength: 200,
} as const;

/** What is taken where a request leaves it out. */
export const STUDY_DEFAULTS = {
  seed: 'meander',
  previewBuyers: 5_000,
  /** Buyers of an experiment, each of whom lives under every plan. */
  experimentBuyers: 20_000,
  /** Of a stop rule's interval. */
  confidence: 0.95,
} as const;
