/** Where the fields of the kernel's classes stand, as the compiler has laid them out. */

/** What is read of the compiler's program. */
export interface ProgramOfKernel {
  readonly elementsByName: ReadonlyMap<string, { readonly instances?: ReadonlyMap<string, ClassOfKernel> | null }>;
}

interface ClassOfKernel {
  readonly members: ReadonlyMap<string, MemberOfKernel> | null;
}

interface MemberOfKernel {
  readonly instance?: { readonly memoryOffset: number; readonly type: { toString(): string } } | null;
}

/** By class and field: bytes from the beginning of an object, and the type. */
type Fields = Record<string, Record<string, [at: number, type: string]>>;

/** @throws Error when there is no such class */
export function fieldsOf(program: ProgramOfKernel, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, fieldsOfClass(program, name)]));
}

function fieldsOfClass(program: ProgramOfKernel, name: string): Fields[string] {
  const prototype = [...program.elementsByName].find(([key]) => key.endsWith(`/${name}`))?.[1];
  const found = prototype?.instances?.values().next().value;
  if (!found?.members) throw new Error(`The kernel has no class ${name}.`);
  return Object.fromEntries(
    [...found.members].flatMap(([field, { instance: property }]) =>
      property && property.memoryOffset >= 0
        ? [[field, [property.memoryOffset, nameOf(property.type.toString())]]]
        : [],
    ),
  );
}

/** "kernel/memory/Floats" is Floats. */
const nameOf = (type: string): string => type.slice(type.lastIndexOf('/') + 1);
