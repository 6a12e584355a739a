/** Where the database says what the person who runs the server should know; pino's loggers fit. */
export interface DatabaseLog {
  info(message: string): void;
  warn(message: string): void;
}
