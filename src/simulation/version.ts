/** The version of the behaviour model (docs/model.md). */
export const MODEL_VERSION = '1';

/**
 * The version of the engine. Same design, seed, buyers and engine version give the same counts to the last digit; any
 * change that moves a count changes it.
 */
export const ENGINE_VERSION = '2.0.0';
