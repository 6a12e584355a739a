/** The most events in a life; those cut off are counted. */
export const MAX_EVENTS = 10_000;
