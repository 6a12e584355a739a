/** The study that a view looks at: chosen, watched, and kept in the address. */
import type { ReactNode } from 'react';
import { useAsked } from '../api/cache.ts';
import { useStudy } from '../api/studies.ts';
import { useAskedWhole } from '../api/whole.ts';
import type { StudyKind } from '../generated/schema.ts';
import { Asked } from '../parts/Asked.tsx';
import type { Source } from '../parts/files.ts';
import { Empty } from '../parts/States.tsx';
import { StudyProgress } from '../parts/StudyProgress.tsx';
import { setIn, useSearch } from '../parts/useSearch.ts';
import { useDesign } from '../shell/design.ts';
import { StudyChoicesDocument, StudyFactsDocument, type StudyChoicesQuery } from './study.generated.ts';
import css from './WithStudy.module.css';

type Node = StudyChoicesQuery['studies']['nodes'][number];
export type Facts = Extract<Node, { readonly buyersAsked: number }>;
type Scenarios = StudyChoicesQuery['scenarios']['nodes'];

export interface OpenStudy {
  readonly id: string;
  readonly facts: Facts;
  readonly source: Source;
}

/** The studies of one kind that this design has, and the one that is open. */
export interface Choice {
  readonly scenarios: Scenarios;
  readonly studies: readonly Facts[];
  readonly id: string | undefined;
  /** undefined while no study is open. */
  readonly facts: Facts | undefined;
  readonly choose: (study: string) => void;
}

/** `param` is the place of the study in the address. */
export function WithStudy({
  kind,
  param,
  children,
}: {
  kind: StudyKind;
  param: string;
  children: (choice: Choice) => ReactNode;
}) {
  const { id: designId } = useDesign();
  const asked = useAskedWhole(StudyChoicesDocument, { designId, kind });
  return (
    <Asked of={asked} what="earlier studies">
      {({ scenarios, studies }) => (
        <Chosen
          param={param}
          scenarios={scenarios.nodes}
          studies={studies.nodes.filter((study): study is Facts => 'buyersAsked' in study)}
          show={children}
        />
      )}
    </Asked>
  );
}

function Chosen({
  param,
  scenarios,
  studies,
  show,
}: Pick<Choice, 'scenarios' | 'studies'> & { param: string; show: (choice: Choice) => ReactNode }) {
  const [search, setSearch] = useSearch();
  const { revision } = useDesign();
  const id = search.get(param) ?? (withAnswer(studies, revision) ?? studies.find(isUnderWay))?.id;
  const { data } = useAsked(StudyFactsDocument, { id: id ?? '' }, { enabled: id !== undefined });
  const known = data?.study && 'buyersAsked' in data.study ? data.study : undefined;
  const facts = known ?? studies.find((study) => study.id === id);
  const choose = (study: string) => setSearch(setIn({ [param]: study }));
  return <div className="stack">{show({ scenarios, studies, id, facts, choose })}</div>;
}

/** The newest study that has an answer, about the newest revision if there is one. */
function withAnswer(studies: readonly Facts[], revision: number): Facts | undefined {
  const done = studies.filter(({ status }) => status === 'SUCCEEDED');
  return done.find((study) => study.revision.number === revision) ?? done[0];
}

/** Its answer is on the way: it can be waited for. */
const isUnderWay = ({ status }: Facts): boolean => status === 'QUEUED' || status === 'RUNNING';

/** The study that is open: how far it is, and its answer once it has one. `what` is what it is called. */
export function Shown({
  choice: { id, facts },
  what,
  empty,
  children,
}: {
  choice: Choice;
  what: string;
  empty: { readonly title: string; readonly text: string };
  children: (study: OpenStudy) => ReactNode;
}) {
  // A study may end between two answers: what is told of its progress is the newest.
  const status = useStudy(id)?.status ?? facts?.status;
  if (id === undefined) return <Empty {...empty} />;
  return (
    <>
      <StudyProgress id={id} what={what} />
      {facts && status === 'SUCCEEDED' && <Done facts={facts} show={children} />}
    </>
  );
}

function Done({ facts, show }: { facts: Facts; show: (study: OpenStudy) => ReactNode }) {
  const { revision } = useDesign();
  const source: Source = {
    design: facts.design.name,
    revision: facts.revision.number,
    scenario: facts.scenario?.name ?? 'As it stands',
    buyers: facts.buyersAsked,
    seed: facts.seed,
    engineVersion: facts.engineVersion,
  };
  return (
    <>
      {facts.revision.number !== revision && (
        <p className={css.older} role="note">
          This is about revision {facts.revision.number}; the journey has moved on to revision {revision}. Start again
          to see what has changed.
        </p>
      )}
      {facts.scenario?.deletedAt && (
        <p className={css.older} role="note">
          This is about the scenario “{facts.scenario.name}”, which has been deleted since.
        </p>
      )}
      {show({ id: facts.id, facts, source })}
    </>
  );
}
