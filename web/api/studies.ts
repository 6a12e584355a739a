/** How far a study is: asked once, then told by the server at every step until it ends. */
import { useEffect } from 'react';
import { asking, cache, refresh, useAsked } from './cache.ts';
import { succeeded } from './failures.ts';
import { request } from './request.ts';
import { subscribe } from './socket.ts';
import {
  CancelStudyDocument,
  StudyProgressDocument,
  StudyStateDocument,
  type StudyStateFragment,
  type StudyStateQuery,
} from './study.generated.ts';
import type { StudyStatus } from '../generated/schema.ts';

export type StudyState = StudyStateFragment;

const ENDED: readonly StudyStatus[] = ['SUCCEEDED', 'FAILED', 'CANCELLED'];
export const hasEnded = ({ status }: { readonly status: StudyStatus }): boolean => ENDED.includes(status);

/** The state of a study, kept up to date; undefined while it is not known, null when there is no such study. */
export function useStudy(id: string | null | undefined): StudyState | null | undefined {
  const { data } = useAsked(StudyStateDocument, { id: id ?? '' }, { enabled: Boolean(id) });
  const state = id ? data?.study : null;
  const isOpen = Boolean(id) && (state === undefined || (state !== null && !hasEnded(state)));
  useEffect(() => {
    if (!id || !isOpen) return;
    return subscribe(
      StudyProgressDocument,
      { id },
      ({ studyProgress }) => tell(studyProgress),
      () => void refresh('StudyState'),
    );
  }, [id, isOpen]);
  return state;
}

/** Writes down what is known of a study; when it ends, all that may show its answer is asked again. */
export function tell(state: StudyState): void {
  const key = asking(StudyStateDocument, { id: state.id }).queryKey;
  const before = cache.getQueryData<StudyStateQuery>(key)?.study;
  cache.setQueryData<StudyStateQuery>(key, { study: state });
  if (hasEnded(state) && before && !hasEnded(before))
    void cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'StudyState' });
}

/** @throws Refusal */
export async function cancelStudy(id: string): Promise<void> {
  const { cancelStudy: answer } = await request(CancelStudyDocument, { id });
  tell(succeeded(answer, 'CancelStudySuccess').study);
}
