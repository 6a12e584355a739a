/** Where the answer of a study is shown. */
import type { StudyKind } from '../../generated/schema.ts';

interface Subject {
  readonly __typename: string;
  readonly id: string;
  readonly design: { readonly key: string };
}

const PLACES: Readonly<Record<StudyKind, (id: string) => string>> = {
  RUN: (id) => `journeys?run=${id}`,
  COMPARISON: (id) => `compare?comparison=${id}`,
  SWEEP: (id) => `compare?sweep=${id}`,
  AUDIT: (id) => `potholes?audit=${id}`,
  SENSITIVITY: (id) => `potholes?tab=sensitivity&sensitivity=${id}`,
  ATTRIBUTION: (id) => `potholes?tab=attribution&attribution=${id}`,
  SEARCH: (id) => `potholes?tab=search&search=${id}`,
};

/** The kind of a study, from the name of its type. */
export const kindOf = ({ __typename }: { readonly __typename: string }): StudyKind =>
  __typename.toUpperCase() as StudyKind;

export const addressOf = (study: Subject): string =>
  `/designs/${study.design.key}/${PLACES[kindOf(study)](encodeURIComponent(study.id))}`;
