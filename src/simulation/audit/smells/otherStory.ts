import type { Suspicion } from '../finding.ts';
import { suspect } from '../mend.ts';
import type { Survey } from '../survey.ts';
import { gapOf, likenessOf, promiseOf, toldBy } from '../telling.ts';
import { amount, listed } from '../words.ts';

/**
 * The least dissonance that counts, felt by one who remembers the promise fully: at the defaults it takes at most half a
 * point of trust and one and a half of mood, out of a hundred. Assumption.
 */
const LEAST_FELT = 0.1;
const NOT_OURS = ' What others say can only be asked for.';
/** Themes of a smaller part are not named. Assumption. */
const NAMED_PART = 0.3;

/**
 * Touchpoints of the brand, and of those who speak of it, that tell another story than the promise. Judged by what one feels
 * who remembers nothing but the promise: δ = branding·max(0, 1 − c − tolerance)/(1 − tolerance), c the likeness of what is
 * told to what is promised. What is hardly recognisable as the brand's does not clash with it.
 */
export function findOtherStories(survey: Survey): Suspicion[] {
  const { design, parameters, ever, written } = survey;
  const promise = promiseOf(design);
  const themes = [...design.story.themes].sort();
  const named = (story: readonly number[]): string =>
    listed(
      themes
        .map((theme, index) => ({ theme, part: story[index] }))
        .filter(({ part }) => part >= NAMED_PART)
        .sort((one, other) => other.part - one.part)
        .map(({ theme }) => `“${theme}”`),
    );
  return design.touchpoints.flatMap((touchpoint) => {
    const { key, branding, owner } = touchpoint;
    const told = owner === 'COMPETITOR' || !ever.met.has(key) ? null : toldBy(touchpoint, design);
    if (told === null) return [];
    const likeness = likenessOf(told, promise);
    const felt = branding * gapOf(likeness, parameters.tolerance);
    if (felt < LEAST_FELT) return [];
    const evidence =
      `${key} tells of ${named(told)}, the promise is ${named(promise)}: their likeness is ${amount(likeness)}, and ` +
      `${amount(1 - parameters.tolerance)} is the least that passes for one story. One who knows the promise by heart ` +
      `feels a dissonance of ${amount(felt)}.${owner === 'EARNED' ? NOT_OURS : ''}`;
    return [
      suspect(survey, 'OTHER_STORY', [key], evidence, [
        { setTelling: { touchpoint: key, telling: written.story.promise } },
      ]),
    ];
  });
}
