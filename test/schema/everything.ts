/** Writes selections that ask for everything there is below a type. */
import { getNamedType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';

/** All fields of a type that need no arguments, down to `depth` levels of objects; no type inside itself. */
export function everythingOf(
  schema: GraphQLSchema,
  typeName: string,
  depth = 8,
  above: readonly string[] = [],
): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`${typeName} has no fields.`);
  const fields = Object.values(type.getFields()).flatMap(({ name, args, type: wrapped }) => {
    const inner = getNamedType(wrapped);
    if (args.length > 0) return [];
    if (!isObjectType(inner) && !isInterfaceType(inner)) return [name];
    if (depth === 0 || inner.name === typeName || above.includes(inner.name)) return [];
    return [`${name} { ${everythingOf(schema, inner.name, depth - 1, [...above, typeName])} }`];
  });
  return fields.join(' ');
}
