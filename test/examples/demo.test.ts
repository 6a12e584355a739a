import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const DEMO = fileURLToPath(new URL('../../scripts/demo.ts', import.meta.url));
const demo = (...args: string[]) => spawnSync(process.execPath, [DEMO, ...args], { encoding: 'utf8' });

test('tells both stories at five disorders and three lives, plainly where nobody watches', () => {
  const { status, stdout, stderr } = demo('--buyers', '2500', '--seed', 'test');
  expect(status).toBe(0);
  expect(stderr).toBe('');
  expect(stdout).not.toContain('\u001b');
  expect(stdout).toContain('2,500 buyers a cell, 120 days, seed test');
  for (const disorder of ['0', '0.25', '0.5', '1', '1.5']) expect(stdout).toMatch(new RegExp(`^│ ${disorder} +│`, 'm'));
  for (const title of ['One who bought', 'One who left', 'One who came back']) expect(stdout).toContain(title);
  expect(stdout).toMatch(/^ {2}day \d+ · buyer \d+ · \S+ · bought · memory 0\.\d\d, trust/m);
  expect(stdout).toMatch(/^ {6}because actionRate −\d\.\d\d, .*: chance 0\.\d{3}, draw 0\.\d{3}$/m);
});

describe('what cannot be done is refused, with the way to do it', () => {
  test.each([
    [['--buyers', '99'], '--buyers must be a whole number from 100 to 1000000; got "99"'],
    [['--buyers', '1e4'], '--buyers must be a whole number from 100 to 1000000; got "1e4"'],
    [['--buyers', '2000000'], '--buyers must be a whole number from 100 to 1000000; got "2000000"'],
    [['--seed', ''], '--seed must have 1 to 200 characters; got 0'],
    [['--colour'], "Unknown option '--colour'"],
  ])('%j', (args, message) => {
    const { status, stdout, stderr } = demo(...args);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).toContain('npm run demo -- [--buyers N] [--seed TEXT]');
  });

  test('help is no error', () => {
    expect(demo('--help')).toMatchObject({ status: 0, stderr: '' });
  });
});
