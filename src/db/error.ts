/** What can go wrong with the database as a whole. The messages are for the person who runs the server. */
export type DatabaseErrorCode =
  /** Another process has the data directory open. */
  | 'DATA_DIR_IN_USE'
  /** The data directory cannot be created, read or written. */
  | 'DATA_DIR_UNUSABLE'
  /** DATABASE_URL is not the address of a PostgreSQL database. */
  | 'DATABASE_URL_INVALID'
  /** Nothing answers at DATABASE_URL, or not in time. */
  | 'DATABASE_UNREACHABLE'
  /** The server at DATABASE_URL answers and says no: wrong user, password or database. */
  | 'DATABASE_REFUSED'
  /** A migration did not go through. Nothing of it is in the database. */
  | 'MIGRATION_FAILED'
  /** The database holds migrations that this version does not know, or knows differently. */
  | 'DATABASE_DIFFERS';

export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
