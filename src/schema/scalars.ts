/** The scalars beyond GraphQL's own. */
import { GraphQLDateTime, GraphQLJSON, GraphQLSafeInt } from 'graphql-scalars';
import { builder } from './builder.ts';

builder.addScalarType('DateTime', GraphQLDateTime, {
  description: 'A moment as ISO 8601 text in UTC, to the millisecond: 2026-03-01T09:30:00.000Z.',
});

builder.addScalarType('JSON', GraphQLJSON, {
  description: 'Any JSON value, with the field names of the matching input.',
});

builder.addScalarType('SafeInt', GraphQLSafeInt, {
  description: 'A whole number up to 2^53 − 1: counts that may grow beyond what Int holds.',
});
