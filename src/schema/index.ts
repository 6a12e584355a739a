/** The schema: importing a noun's file adds its types, queries and mutations to the builder. */
import './scalars.ts';
import './node.ts';
import './designImport.ts';
import './designMutations.ts';
import './scenario.ts';
import './run.ts';
import './buyers.ts';
import './studyMutations.ts';
import './comparisonMutation.ts';
import './attribution.ts';
import './sensitivityMutation.ts';
import './auditMutation.ts';
import './sweepMutation.ts';
import './counterOffersMutation.ts';
import './preview.ts';
import './engine.ts';
import { GraphQLSchema } from 'graphql';
import { builder } from './builder.ts';

// Fields and words keep the order of the model. Types stand in the order of their names, not in that in which files
// happened to be imported.
const config = builder.toSchema({ sortSchema: false }).toConfig();
const types = [...config.types].sort((one, other) => (one.name < other.name ? -1 : 1));

export const schema = new GraphQLSchema({ ...config, types });
