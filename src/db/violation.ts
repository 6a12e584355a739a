import { Prisma } from './generated/client.ts';

/** Whether a save failed because a value that must be unique stands in another row already. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
