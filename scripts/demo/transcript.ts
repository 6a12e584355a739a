/** One life as people can read it: a line an event, the state after it, and the reasons of what was decisive. */
import type { LifeEvent, LifeStory, StateAfter, Term } from '../../src/simulation/story.ts';
import type { EventKind, Exit } from '../../src/simulation/vocabulary.ts';

const WORDS: Record<EventKind, string> = {
  IGNORED: 'ignored',
  NOTICED: 'noted',
  ENGAGED: 'came through',
  ABANDONED: 'gave up',
  RETURNED: 'came back',
  AVERTED: 'spared a pothole',
  POTHOLE: 'hit a pothole',
  RECOVERED: 'put right',
  SUBSCRIBED: 'subscribed',
  BOUGHT: 'bought',
  REFERRED: 'brought a friend',
  LEFT: 'left for good',
  FORGOT: 'forgot to go',
  DRIFTED: 'wandered off',
};

const DECISIVE: ReadonlySet<EventKind> = new Set(['SUBSCRIBED', 'BOUGHT', 'REFERRED', 'LEFT', 'ABANDONED', 'FORGOT']);

const ENDS: Record<Exit, string> = {
  STILL_HERE: 'still here at the end',
  NEED_PASSED: 'the need has passed',
  PRESSURED: 'left under pressure',
  FRUSTRATED: 'left in frustration',
  LOST_TO_COMPETITOR: 'bought from the rival',
};

const REASONS = 3;

/** The lines of a life. Pushes ignored one after the other share a line. */
export function tellLife(life: LifeStory): string[] {
  const who = `buyer ${life.number}`;
  const lines = [`${who}: ${life.persona}, comes for ${life.intent}, on day ${showDay(life.arrivalDay)}`];
  for (const events of foldIgnored(life.events)) {
    const event = events[events.length - 1];
    const days = events.length > 1 ? `${showDay(events[0].day)}–${showDay(event.day)}` : showDay(event.day);
    lines.push(`  day ${days} · ${who} · ${namesOf(events)} · ${WORDS[event.kind]} · ${showState(event.state)}`);
    if (DECISIVE.has(event.kind)) lines.push(...showReasons(event));
  }
  lines.push(`  day ${showDay(life.exitDay)} · ${who} · ${ENDS[life.exit]}; journey: ${life.journey}`);
  return lines;
}

function foldIgnored(events: readonly LifeEvent[]): LifeEvent[][] {
  const folded: LifeEvent[][] = [];
  for (const event of events) {
    const last = folded.at(-1);
    if (event.kind === 'IGNORED' && last?.[0].kind === 'IGNORED') last.push(event);
    else folded.push([event]);
  }
  return folded;
}

function namesOf(events: readonly LifeEvent[]): string {
  const counts = new Map<string, number>();
  for (const { touchpoint } of events) counts.set(touchpoint, (counts.get(touchpoint) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count > 1 ? `${name} ×${count}` : name)).join(', ');
}

/** Two digits, with a proper minus, and no minus before what rounds to 0. */
const showNumber = (value: number): string =>
  value
    .toFixed(2)
    .replace(/^-(?=.*[1-9])/, '−')
    .replace('-', '');

const showDay = (day: number): string => String(Math.floor(day));

function showState({ memory, trust, mood, readiness, stage }: StateAfter): string {
  const shown = { memory, trust, mood, readiness };
  return [...Object.entries(shown).map(([name, value]) => `${name} ${showNumber(value)}`), stage].join(', ');
}

/** The decision that settled an event: its weightiest terms, its chance, its draw. */
function showReasons({ because, chance, draw }: LifeEvent): string[] {
  if (chance === null || draw === null) return [];
  const terms = [...because].sort((one, other) => Math.abs(other.logOdds) - Math.abs(one.logOdds)).slice(0, REASONS);
  const reasons = terms.length > 0 ? `${terms.map(showTerm).join(', ')}: ` : '';
  return [`      because ${reasons}chance ${chance.toFixed(3)}, draw ${draw.toFixed(3)}`];
}

const showTerm = ({ term, logOdds }: Term): string => `${term} ${logOdds < 0 ? '' : '+'}${showNumber(logOdds)}`;
