import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';

const USUAL = {
  port: 4000,
  host: '127.0.0.1',
  dataDir: '.data',
  databaseUrl: undefined,
  threads: undefined,
  logLevel: 'info',
  corsOrigins: [],
  production: false,
};

describe('settings', () => {
  test('may all be left out, or set to nothing', () => {
    expect(readConfig({})).toEqual(USUAL);
    expect(readConfig({ PORT: '', HOST: ' ', DATA_DIR: '', DATABASE_URL: '', LOG_LEVEL: '', CORS_ORIGIN: '' })).toEqual(
      USUAL,
    );
  });

  test('are read', () => {
    const environment = {
      PORT: '0',
      HOST: '::1',
      DATA_DIR: 'elsewhere',
      DATABASE_URL: 'postgresql://me:secret@db:5432/meander',
      THREADS: '3',
      LOG_LEVEL: 'warn',
      CORS_ORIGIN: 'https://one.example, http://localhost:5173',
      NODE_ENV: 'production',
      OTHER: 'ignored',
    };
    expect(readConfig(environment)).toEqual({
      port: 0,
      host: '::1',
      dataDir: 'elsewhere',
      databaseUrl: 'postgresql://me:secret@db:5432/meander',
      threads: 3,
      logLevel: 'warn',
      corsOrigins: ['https://one.example', 'http://localhost:5173'],
      production: true,
    });
  });

  test('that are wrong are told all at once, without passwords', () => {
    const environment = {
      PORT: '65536',
      HOST: 'a b',
      DATABASE_URL: 'mysql://me:secret@db/meander',
      THREADS: '0',
      LOG_LEVEL: 'loud',
      CORS_ORIGIN: '*',
      NODE_ENV: 'staging',
    };
    let message = '';
    try {
      readConfig(environment);
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      message = String((error as Error).message);
    }
    expect(
      message
        .split('\n')
        .slice(1)
        .map((line) => line.trim().split(' ')[0]),
    ).toEqual(['PORT', 'HOST', 'DATABASE_URL', 'THREADS', 'LOG_LEVEL', 'CORS_ORIGIN', 'NODE_ENV']);
    expect(message).toContain('PORT must be a whole number from 0 to 65535, such as 4000; got "65536"');
    expect(message).not.toContain('secret');
  });

  test.each(['mysql://db/meander', 'postgres:x', 'postgresql:db', '//db/meander', 'x'])(
    '%s is no database',
    (DATABASE_URL) => {
      expect(() => readConfig({ DATABASE_URL })).toThrow('DATABASE_URL must be an address such as postgresql://');
    },
  );

  test.each(['-1', '4000.5', '4e3', '0x10', 'four thousand', '123456'])('PORT=%s is no port', (PORT) => {
    expect(() => readConfig({ PORT })).toThrow('PORT must be a whole number');
  });
});
