/** The world around a design, as it is asked for and as it was used. */
import { DEFAULT_ENVIRONMENT, type Environment } from '../simulation/environment.ts';
import { LIMITS } from '../simulation/vocabulary.ts';
import { amount, inputOf, outputOf, shape } from './shape.ts';

export const EnvironmentShape = shape<Environment>('Environment', 'The world around a design.', {
  horizonDays: amount(
    'Days simulated.',
    { minimum: 1, maximum: LIMITS.horizonDays },
    {
      left: DEFAULT_ENVIRONMENT.horizonDays,
    },
  ),
  arrivalDays: amount(
    'Buyers arrive evenly over these days, fewer than horizonDays; 0 = all on day 0.',
    { minimum: 0, maximum: LIMITS.horizonDays },
    { left: DEFAULT_ENVIRONMENT.arrivalDays },
  ),
  disorder: amount(
    'How far from the plan life is: 0 is the plan, 1 is life as the parameters describe it, above 1 is harsher.',
    { minimum: 0, maximum: 10 },
    { left: DEFAULT_ENVIRONMENT.disorder },
  ),
});

export const EnvironmentType = outputOf<Environment>(EnvironmentShape);
export const EnvironmentInput = inputOf<Partial<Environment>>(EnvironmentShape);
