/** The decisions of the model, with the terms whose log-odds make their chances; none where the chance is no logistic. */
export const DECISIONS = [
  { name: 'notice', terms: ['noticeRate', 'affinity', 'attention', 'recognition', 'fatigue'] },
  { name: 'engage', terms: ['engageRate', 'affinity', 'readiness', 'effort', 'trust', 'mood', 'pressure'] },
  { name: 'act', terms: ['actionRate', 'readiness', 'ask', 'effort', 'trust', 'mood', 'memory', 'pressure'] },
  { name: 'quit', terms: [] },
  { name: 'meet a pothole', terms: [] },
  { name: 'put right', terms: [] },
  { name: 'give up', terms: [] },
  { name: 'refer', terms: [] },
  { name: 'remember to go', terms: [] },
  { name: 'drift', terms: [] },
  { name: 'listen', terms: [] },
] as const;

export const DECISION = {
  NOTICE: 0,
  ENGAGE: 1,
  ACT: 2,
  QUIT: 3,
  MEET_POTHOLE: 4,
  PUT_RIGHT: 5,
  GIVE_UP: 6,
  REFER: 7,
  REMEMBER: 8,
  DRIFT: 9,
  LISTEN: 10,
} as const;
