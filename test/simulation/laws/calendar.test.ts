/** Pushes by days: each that gets to a buyer comes, however long the calendar, and none before they are in its audience. */
import { expect, test } from 'vitest';
import { Replayer } from '../../../src/simulation/replay.ts';
import { designOf, planOf, summaryOf } from '../support.ts';

const DAYS = 200;
const JOINED_ON = 100;
const daily = Array.from({ length: DAYS }, (_, day) => day);

/** At ω = 0 everybody comes through, and subscribes at the form on one day. */
const design = designOf({
  touchpoints: [
    { key: 'b-daily', channel: 'EMAIL', push: { days: daily } },
    { key: 'c-form', channel: 'FORM', goal: 'SUBSCRIBE', push: { days: [JOINED_ON] } },
    { key: 'a-news', channel: 'EMAIL', audience: 'SUBSCRIBERS', push: { days: daily } },
    { key: 'd-news', channel: 'EMAIL', audience: 'SUBSCRIBERS', push: { days: daily } },
    { key: 'e-club', channel: 'EMAIL', audience: 'CUSTOMERS', push: { days: daily } },
  ],
});
const environment = { disorder: 0, horizonDays: DAYS };

test('of one day’s pushes those come that are behind the one that made the buyer join their audience', () => {
  const buyers = 5;
  const { touchpoints } = summaryOf(planOf(design, environment), 'calendar', buyers);
  expect(Object.fromEntries(touchpoints.map(({ touchpoint, exposures }) => [touchpoint, exposures / buyers]))).toEqual({
    'b-daily': DAYS,
    'c-form': 1,
    'a-news': DAYS - JOINED_ON - 1,
    'd-news': DAYS - JOINED_ON,
    'e-club': 0,
  });
});

test('who arrives later gets what is pushed from then on', () => {
  const plan = planOf(design, { ...environment, arrivalDays: JOINED_ON });
  const replayer = new Replayer(plan, 'calendar');
  for (let number = 0; number < 20; number++) {
    const { arrivalDay, events } = replayer.replay(number);
    const days = events.filter(({ touchpoint }) => touchpoint === 'b-daily').map(({ day }) => day);
    expect([...new Set(days)]).toEqual(daily.filter((day) => day >= arrivalDay));
  }
});

test('pushes at any hour come to those who have arrived by then', () => {
  const hours = Array.from({ length: 20 * 24 }, (_, hour) => hour / 24);
  const hourly = designOf({ touchpoints: [{ key: 'bell', channel: 'EMAIL', push: { days: hours } }] });
  const plan = planOf(hourly, { disorder: 0, horizonDays: 20, arrivalDays: 19 });
  const replayer = new Replayer(plan, 'hours');
  for (let number = 0; number < 20; number++) {
    const { arrivalDay, events } = replayer.replay(number);
    expect([...new Set(events.map(({ day }) => day))]).toEqual(hours.filter((hour) => hour >= arrivalDay));
  }
});
