/** How much may be asked for at once. The API tells these to clients (Query.engine). */
export const STUDY_LIMITS = {
  /** Buyers of a run. */
  runBuyers: 1_000_000_000,
  /** Lives of an experiment: its buyers times the plans that they live under. */
  studyLives: 1_000_000_000,
  /** Scenarios of a comparison, and of a sweep. */
  comparedScenarios: 12,
  sweptScenarios: 6,
  /** Values of a sweep. */
  sweptValues: 41,
  /** Findings of an audit whose repairs are tried. */
  auditFindings: 96,
  /** Factors of a sensitivity analysis, and points at which it evaluates its figure. */
  analysedFactors: 40,
  analysedPoints: 50_000,
  /** Trajectories of MORRIS, rows of SOBOL. */
  analysedTrajectories: 1_000,
  analysedRows: 8_192,
  /** Options and goals of a search, answers that may be wanted of it, and sets that it may try. */
  searchOptions: 40,
  searchGoals: 6,
  searchAnswers: 10,
  searchEvaluations: 2_000,
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
  /** Buyers of a sensitivity analysis, at every point. */
  pointBuyers: 5_000,
  /** Trajectories of MORRIS, rows of SOBOL. */
  trajectories: 20,
  rows: 256,
  searchAnswers: 3,
  searchEvaluations: 200,
  /** Fresh buyers that verify what a search found, for each that it sought with. */
  verificationTimes: 4,
  /** Of a stop rule's interval. */
  confidence: 0.95,
} as const;
