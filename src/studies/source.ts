/** What a plan is compiled from, in the form in which it travels to threads and is told apart: text and its hash. */
import { createHash } from 'node:crypto';
import { compile } from '../simulation/compile.ts';
import type { Plan } from '../simulation/plan.ts';
import type { Design, DesignInput } from '../simulation/design.ts';
import type { Environment } from '../simulation/environment.ts';
import type { ParameterValues } from '../simulation/parameters.ts';
import { Recent } from '../recent.ts';

/** A design with its changes applied, the parameters that they set, and the world around it. */
export interface PlanParts {
  readonly design: Design;
  readonly parameters: ParameterValues;
  readonly environment: Environment;
}

export interface PlanSource {
  /** Hash of `json`: threads keep the plans that they compiled under it. */
  readonly hash: string;
  readonly json: string;
}

export function toSource({ design, parameters, environment }: PlanParts): PlanSource {
  const json = JSON.stringify({ design, parameters, environment });
  return { hash: sha256(json), json };
}

/** Plans compiled last, by the hashes of their sources: of this thread. */
const plans = new Recent<string, Plan>(8);

/** What a source compiles to; kept for as long as it is in use. */
export const planOf = (source: PlanSource): Plan => plans.get(source.hash, () => compileSource(source));

function compileSource(source: PlanSource): Plan {
  const { design, parameters, environment } = JSON.parse(source.json) as PlanParts;
  return compile(design, parameters, environment);
}

/**
 * The hash of everything that decides a run's counts, but the engine. Titles, names and descriptions are left out: a
 * corrected spelling asks no new question. The order of lists counts: to tell orders apart is simpler than to prove that
 * none of them matters, and costs a run at most.
 */
export function hashContent(parts: PlanParts, asked: Readonly<Record<string, unknown>>): string {
  return sha256(canonicalJson({ ...decidingOf(parts), ...asked }));
}

/** The same for a study of several plans, in their order. */
export function hashContents(arms: readonly PlanParts[], asked: Readonly<Record<string, unknown>>): string {
  return sha256(canonicalJson({ arms: arms.map(decidingOf), ...asked }));
}

const decidingOf = ({ design, parameters, environment }: PlanParts) => {
  return { design: withoutNames(design), parameters, environment };
};

/** A design, filled in or as written, without what only people read. */
export function withoutNames({ story, personas, touchpoints, links }: Design | DesignInput): object {
  return {
    story: { themes: story.themes, promise: story.promise },
    personas: personas.map((persona) => withoutName(persona)),
    touchpoints: touchpoints.map((touchpoint) => withoutName(touchpoint)),
    links,
  };
}

const withoutName = <T extends { readonly name: string }>({ name: _name, ...rest }: T): Omit<T, 'name'> => rest;

/** JSON with the fields of every object in sorted order, so that equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_field, entry: unknown) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).sort(([one], [other]) => (one < other ? -1 : 1)))
      : entry,
  );
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
