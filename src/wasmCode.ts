/**
 * Keeps V8 from collecting compiled WebAssembly that it has replaced by faster code: with several threads that run modules,
 * as the pool and the embedded database do, the collector of Node 24 now and then takes a piece twice and ends the process
 * ("Check failed: jit_page_->allocations_.erase"). What is kept instead is the first, quick compilation of each function.
 */
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--no-wasm-code-gc');
