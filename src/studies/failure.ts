/** How studies fail. Codes and messages are for people: no stack, no path, nothing that came out of the database. */

export const FAILURES = {
  STUDY_INTERRUPTED: 'The server was stopped while it worked on this study, several times over. Ask for it again.',
  ENGINE_FAILED: 'The engine could not finish this study. The server’s log has the details.',
  ENGINE_CHANGED: 'The engine has a new version since this study was asked for. Ask for it again.',
  DESIGN_UNUSABLE: 'The design no longer passes the checks that it passed when the study was asked for. Save it again.',
} as const;
export type FailureCode = keyof typeof FAILURES;

/** Ends a study as FAILED, at once: trying again would fail again. */
export class StudyFailure extends Error {
  override readonly name = 'StudyFailure';
  readonly code: FailureCode;

  constructor(code: FailureCode, options?: ErrorOptions) {
    super(FAILURES[code], options);
    this.code = code;
  }
}

/** An exception inside the engine. The same work would fail again. */
export class EngineFault extends Error {
  override readonly name = 'EngineFault';

  constructor(message: string, stack: string) {
    super(message);
    this.stack = stack;
  }
}

/** The study is not this attempt's any longer: cancelled, or taken over by another. */
export class Lost extends Error {
  override readonly name = 'Lost';
}

/** The server is being stopped. */
export class Stopping extends Error {
  override readonly name = 'Stopping';
}

/** A value whose fields the engine works out when they are asked for, its exceptions marked as such. */
export function readInEngine<Value extends object>(value: Value): Value {
  return new Proxy(value, { get: (target, field) => inEngine((): unknown => Reflect.get(target, field)) });
}

/** Work of the engine on this thread, its exceptions marked as such. */
export function inEngine<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    throw new EngineFault(message, stack ?? message);
  }
}
