/** Where studies say what the person who runs the server should know; pino's loggers fit. */
export interface StudyLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
