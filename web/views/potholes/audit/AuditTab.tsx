/** The audit: what is wrong with the journey, whom it touches, and what mending it brings. */
import { formatCount } from '../../../format.ts';
import { useAsked } from '../../../api/cache.ts';
import { succeeded } from '../../../api/failures.ts';
import { request } from '../../../api/request.ts';
import { Asked } from '../../../parts/Asked.tsx';
import { Empty } from '../../../parts/States.tsx';
import { changesOf } from '../changes.ts';
import { Gain } from '../Gain.tsx';
import { useGround } from '../ground.ts';
import { StartStudy, type Asking } from '../../../run/StartStudy.tsx';
import { Shown, WithStudy, type OpenStudy } from '../../../run/WithStudy.tsx';
import { PotholesAuditDocument, PotholesStartAuditDocument } from './audit.generated.ts';
import type { Finding, Lost, RepairSequence } from './answer.ts';
import css from './AuditTab.module.css';
import { figure } from './figures.ts';
import { Findings } from './Findings.tsx';
import { Forest } from './Forest.tsx';
import { LostBuyers } from './LostBuyers.tsx';
import { Sequence } from './Sequence.tsx';

const start = async (input: Asking): Promise<string> => {
  const { startAudit } = await request(PotholesStartAuditDocument, { input });
  return succeeded(startAudit, 'StartAuditSuccess').audit.id;
};

export function AuditTab() {
  return (
    <WithStudy kind="AUDIT" param="audit">
      {(choice) => (
        <>
          <StartStudy
            choice={choice}
            what="Audit"
            verb="Find the potholes"
            firstBuyers={5_000}
            buyersHint="How many buyers live under the plan and under every repair of it. More buyers find rarer troubles, and tell effects more sharply."
            start={start}
          />
          <Shown
            choice={choice}
            what="Audit"
            empty={{
              title: 'Nobody has looked for potholes here yet',
              text: 'Choose a scenario above and start: buyers walk all four journeys, every trouble is counted, and each repair is tried on the same buyers.',
            }}
          >
            {(study) => <Answered study={study} />}
          </Shown>
        </>
      )}
    </WithStudy>
  );
}

function Answered({ study }: { study: OpenStudy }) {
  const asked = useAsked(PotholesAuditDocument, { id: study.facts.id });
  return (
    <Asked of={asked} what="the findings">
      {({ study: answer }) =>
        answer?.__typename === 'Audit' && answer.findings && answer.sequence && answer.lostBuyers ? (
          <Results
            study={study}
            findings={answer.findings}
            sequence={answer.sequence}
            lost={answer.lostBuyers}
            leftOut={answer.leftOut ?? 0}
          />
        ) : (
          <Empty title="There is no such audit" text="Choose an earlier one above, or start a new one." />
        )
      }
    </Asked>
  );
}

/** How many changes of an export are the scenario’s own: they stand first. */
const ownChanges = ([{ repair, repairExport }]: readonly Finding[]): number =>
  changesOf(repairExport).length - repair.length;

interface ResultsProps {
  readonly study: OpenStudy;
  readonly findings: readonly Finding[];
  readonly sequence: RepairSequence;
  readonly lost: readonly Lost[];
  readonly leftOut: number;
}

function Results({ study: { facts, source }, findings, sequence, lost, leftOut }: ResultsProps) {
  const ground = useGround(facts);
  if (findings.length === 0)
    return (
      <>
        <Empty
          title="Nothing was found"
          text="No touchpoint gives trouble to enough buyers to be told. More buyers find rarer troubles; only what the journey declares can be found."
        />
        <LostBuyers lost={lost} source={source} />
      </>
    );
  const last = sequence.steps.at(-1);
  const clear = findings.filter((finding) => finding.clear).length;
  return (
    <>
      <p className={css.summary}>
        <strong>{findings.length === 1 ? 'One finding' : `${findings.length} findings`}</strong>;{' '}
        {clear === 0
          ? 'none of them has an effect that can be told from none.'
          : `mending ${clear === 1 ? 'one' : clear} of them has a clear effect.`}{' '}
        {last && (
          <>
            Mended in the order below,{' '}
            {sequence.steps.length === 1 ? 'one of them moves' : `${sequence.steps.length} of them move`} the share of
            buyers who buy by <Gain of={figure(last.cumulative, 'boughtShare')} unit="share of buyers" />.
          </>
        )}
        {leftOut > 0 &&
          (leftOut === 1
            ? ' One more, that fewest buyers had, was not tried.'
            : ` ${formatCount(leftOut)} more, those that fewest buyers had, were not tried.`)}
      </p>
      <div className={css.pictures}>
        <Forest findings={findings} source={source} />
        <div className="stack">
          <Sequence sequence={sequence} source={source} ground={ground} own={ownChanges(findings)} />
          <LostBuyers lost={lost} source={source} />
        </div>
      </div>
      <Findings findings={findings} ground={ground} />
    </>
  );
}
