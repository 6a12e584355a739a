/** Those outside who follow lives closely: called for watched buyers only, and given what has just become true of them. */

/** A decision was taken: its terms are the first `count` of the buyer's. */
export declare function decided(decision: i32, count: i32, chance: f64, draw: f64, happened: bool): void;

/** Something happened at a touchpoint; the buyer's state is the one after it. */
export declare function happened(kind: i32, touchpoint: i32): void;

/** What was under way is over: decisions since the last event belong to it. */
export declare function settled(): void;

/** The recorder has taken down an entry (ENTRY) about touchpoint i, or about none. */
export declare function entered(entry: i32, i: i32): void;
