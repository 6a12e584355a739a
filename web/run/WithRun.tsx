/** The run that a view looks at, kept in the address as `?run=`. */
import type { ReactNode } from 'react';
import { succeeded } from '../api/failures.ts';
import { request } from '../api/request.ts';
import { StartStudy, type Asking } from './StartStudy.tsx';
import { StartRunDocument } from './study.generated.ts';
import { Shown, WithStudy, type OpenStudy } from './WithStudy.tsx';

const FIRST_BUYERS = 20_000;

const start = async (input: Asking): Promise<string> =>
  succeeded((await request(StartRunDocument, { input })).startRun, 'StartRunSuccess').run.id;

/** Shows `children` for the run in the address, or for the newest one of the design; says how to get one if there is none. */
export function WithRun({ children }: { children: (run: OpenStudy) => ReactNode }) {
  return (
    <WithStudy kind="RUN" param="run">
      {(choice) => (
        <>
          <StartStudy choice={choice} what="run" verb="Run" firstBuyers={FIRST_BUYERS} start={start} />
          <Shown
            choice={choice}
            what="Run"
            empty={{
              title: 'Nobody has lived through this journey yet',
              text: 'Choose a scenario above and start a run: many buyers will live through it, each in their own way.',
            }}
          >
            {children}
          </Shown>
        </>
      )}
    </WithStudy>
  );
}
