/**
 * Builds the kernel: src/simulation/kernel/*.ts, AssemblyScript, becomes WebAssembly inside
 * src/simulation/generated/kernel.ts, together with where each field of its classes stands.
 *
 *     npm run kernel
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import binaryen from 'binaryen';
import { fieldsOf, type ProgramOfKernel } from './kernel/fields.ts';
import { wordsOfTheKernel } from './kernel/words.ts';

const ROOT = path.join(import.meta.dirname, '..');

/** The compiler's own types describe AssemblyScript's globals, which would take the place of JavaScript's everywhere. */
interface Compiler {
  main(
    options: readonly string[],
    api: {
      readonly transforms: readonly unknown[];
      readonly writeFile: (name: string, contents: Uint8Array) => void;
    },
  ): Promise<{ readonly error: Error | null; readonly stderr: { toString: () => string } }>;
}
const NAME: string = 'assemblyscript/asc';
const compiler = (await import(NAME)) as Compiler;

/** Classes that the host reads or writes. */
const SHARED = ['Buyer', 'Friends', 'Layout', 'Luck', 'Plan', 'Recorder', 'Touchpoint'];

const GENERATED = path.join(ROOT, 'src/simulation/kernel/generated');
await mkdir(GENERATED, { recursive: true });
await writeFile(path.join(GENERATED, 'words.ts'), wordsOfTheKernel());

let fields: object = {};

/** Reads the classes once they are compiled. */
class FieldReader {
  declare readonly program: ProgramOfKernel;

  afterCompile(): void {
    fields = fieldsOf(this.program, SHARED);
  }
}

/** @param canBeFollowed whether it has anybody to tell of lives: questions and calls that others need not carry along */
async function compile(canBeFollowed: boolean): Promise<Uint8Array> {
  await writeFile(
    path.join(GENERATED, 'followers.ts'),
    `// Written by scripts/kernel.ts.\n/** Whether lives can be followed. */\nexport const CAN_BE_FOLLOWED: bool = ${canBeFollowed};\n`,
  );
  let bytes: Uint8Array = new Uint8Array();
  const { error, stderr } = await compiler.main(
    [
      ...['src/simulation/kernel/index.ts', '--outFile', 'kernel.wasm', '--baseDir', ROOT],
      // No runtime: memory is taken once and kept. What is called "abort" would be an assertion, of which there are none.
      ...['-O3', '--runtime', 'stub', '--noAssert', '--use', 'abort='],
      // Nobody but our own host exchanges values with it. Names of functions are for Binaryen, below.
      ...['--enable', 'simd', '--enable', 'relaxed-simd', '--disableWarning', '112', '--debug'],
    ],
    {
      transforms: [FieldReader],
      writeFile: (_name, contents) => {
        bytes = Uint8Array.from(contents);
      },
    },
  );
  if (error) throw new Error(`${stderr.toString()}\n${error.message}`);
  return optimized(bytes);
}

const inText = (bytes: Uint8Array): string => `'${Buffer.from(bytes).toString('base64')}'`;

const alone = await compile(false);
const followed = await compile(true);
await mkdir(path.join(ROOT, 'src/simulation/generated'), { recursive: true });
await writeFile(
  path.join(ROOT, 'src/simulation/generated/kernel.ts'),
  [
    '// Written by scripts/kernel.ts.',
    '/** Where fields stand, in bytes from the beginning of an object, and what they are. */',
    `export const FIELDS = ${JSON.stringify(fields)} as const;`,
    '/** The WebAssembly module, in base 64: of kernels whose lives nobody follows, and of those whose lives can be followed. */',
    `export const KERNEL =\n  ${inText(alone)};`,
    `export const FOLLOWED_KERNEL =\n  ${inText(followed)};`,
    '',
  ].join('\n'),
);
process.stdout.write(`The kernel is built: ${(alone.length / 1024).toFixed(0)} KiB.\n`);

/** With far more room for putting one function into another than the compiler allows itself. */
function optimized(module: Uint8Array): Uint8Array {
  const kernel = binaryen.readBinary(module);
  kernel.setFeatures(binaryen.Features.All);
  binaryen.setOptimizeLevel(4);
  binaryen.setShrinkLevel(0);
  binaryen.setOneCallerInlineMaxSize(100_000);
  binaryen.setFlexibleInlineMaxSize(2_000);
  binaryen.setAlwaysInlineMaxSize(120);
  binaryen.setAllowInliningFunctionsWithLoops(true);
  // What has been put together can be simplified further.
  kernel.optimize();
  kernel.optimize();
  const result = kernel.emitBinary();
  kernel.dispose();
  return result;
}
