/** What TypeScript files need of `ready.mjs`. */
export declare const programFlags: readonly string[]
