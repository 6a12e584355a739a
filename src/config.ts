/** Settings from the environment, checked at start: all that is wrong is told at once. */
import { z } from 'zod';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const MODES = ['development', 'test', 'production'] as const;

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Where the embedded database keeps its files. */
  readonly dataDir: string;
  /** Address of a PostgreSQL database, used instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Threads that simulate; undefined = as many as the machine runs at once. */
  readonly threads: number | undefined;
  readonly logLevel: (typeof LEVELS)[number];
  /** Origins whose pages may call the server from a browser, besides its own. */
  readonly corsOrigins: readonly string[];
  /** In production GraphiQL and introspection are off. */
  readonly production: boolean;
}

/** The settings are wrong; the message lists all that is, for whoever starts the server. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const oneOf = <const Words extends readonly string[]>(words: Words) =>
  z.enum(words, { error: ({ input }) => `must be one of ${words.join(', ')}; got ${JSON.stringify(input)}` });

/** Text that passes a test; `wanted` says which, with an example. */
const like = (wanted: string, passes: (text: string) => boolean) =>
  z.string().refine(passes, { error: ({ input }) => `must be ${wanted}; got ${JSON.stringify(input)}` });

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
const isThreads = (text: string): boolean => /^[1-9]\d{0,3}$/.test(text) && Number(text) <= 1_024;
const isHost = (text: string): boolean => /^[\w.:%-]+$/.test(text);
const isDatabase = (text: string): boolean => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text);
const isOrigin = (text: string): boolean => URL.parse(text)?.origin === text;
const splitList = (text: string): string[] => text.split(',').map((entry) => entry.trim());

const schema = z.object({
  PORT: like('a whole number from 0 to 65535, such as 4000', isPort).default('4000').transform(Number),
  HOST: like('an address or a name to listen on, such as 127.0.0.1 or 0.0.0.0', isHost).default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  // Its value may hold a password, so it is not shown.
  DATABASE_URL: z
    .string()
    .refine(isDatabase, { error: () => 'must be an address such as postgresql://user:password@host:5432/database' })
    .optional(),
  THREADS: like('a whole number from 1 to 1024', isThreads).transform(Number).optional(),
  LOG_LEVEL: oneOf(LEVELS).default('info'),
  CORS_ORIGIN: like('origins with commas between them, such as https://example.org,http://localhost:5173', (text) =>
    splitList(text).every(isOrigin),
  )
    .transform(splitList)
    .default([]),
  NODE_ENV: oneOf(MODES).default('development'),
});

/**
 * Reads the settings. A variable that is set to nothing counts as not set.
 * @throws ConfigError
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== '');
  const { success, data, error } = schema.safeParse(Object.fromEntries(set));
  if (!success) {
    const lines = error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
    throw new ConfigError(`The settings in the environment are not right:\n${lines.join('\n')}`);
  }
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR,
    databaseUrl: data.DATABASE_URL,
    threads: data.THREADS,
    logLevel: data.LOG_LEVEL,
    corsOrigins: data.CORS_ORIGIN,
    production: data.NODE_ENV === 'production',
  };
}
